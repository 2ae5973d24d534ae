package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

@Singleton
final class DomainsCanBeServed implements Check {
  private final Mapped mapped;
  private final Studio studio;

  DomainsCanBeServed(Mapped mapped, Studio studio) {
    this.mapped = mapped;
    this.studio = studio;
  }

  @Override
  public List<Finding> findings() {
    return mapped.inEach(domain -> finding(domain).stream());
  }

  private Optional<Finding> finding(DomainArn arn) {
    Optional<Studio.Domain> found = studio.domain(arn);
    if (found.isEmpty()) {
      return Optional.of(
          Finding.fault(
              "domain %s does not exist: its rows give nobody anything".formatted(arn),
              "correct domainId, region or the account in roleArn in the row file, and studioctl"
                  + " mapping apply it"));
    }
    return found
        .get()
        .unsuitable()
        .map(
            said ->
                Finding.fault(
                    said + ": its rows give nobody anything",
                    "deploy templates/studio-domain.yaml, and name the new domain in the row file;"
                        + " the mode of a domain cannot be changed"));
  }
}
