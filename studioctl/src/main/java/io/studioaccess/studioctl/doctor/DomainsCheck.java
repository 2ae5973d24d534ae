package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
final class DomainsCheck implements Check {
  private final MappedRows mappedRows;
  private final Studio studio;

  DomainsCheck(MappedRows mappedRows, Studio studio) {
    this.mappedRows = mappedRows;
    this.studio = studio;
  }

  @Override
  public List<Finding> findings() {
    return mappedRows.forEachDomain(domain -> finding(domain).stream());
  }

  private Optional<Finding> finding(DomainArn arn) {
    Optional<Studio.Domain> found = studio.domain(arn);
    if (found.isEmpty()) {
      return Optional.of(
          Finding.fault(
              "domain %s does not exist: its rows grant no access".formatted(arn),
              "correct domainId, region or the account of roleArn in the row file, and run"
                  + " studioctl mapping apply rows.yaml"));
    }
    return found
        .get()
        .unsuitable()
        .map(
            reason ->
                Finding.fault(
                    reason + ": its rows grant no access",
                    "deploy templates/studio-domain.yaml and put the new domain into the row file;"
                        + " the mode of a domain cannot be changed"));
  }
}
