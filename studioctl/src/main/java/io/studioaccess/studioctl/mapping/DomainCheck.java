package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks that a row's domain exists and is in SSO mode. */
@Singleton
final class DomainCheck {
  private final Studio studio;
  private final Region home;

  DomainCheck(Studio studio, Region home) {
    this.studio = studio;
    this.home = home;
  }

  Stream<Finding> findings(WrittenRow row) {
    DomainArn domain =
        DomainArn.of(row.row().domain(), row.row().role(), row.row().region().orElse(home));
    Optional<Studio.Domain> found = studio.domain(domain);
    if (found.isEmpty()) {
      return Stream.of(
          Finding.error(
              row.placeOf("domainId"),
              "domain %s does not exist in account %s, region %s (the account of roleArn and the region of the row)"
                  .formatted(domain.id(), domain.account(), domain.region())));
    }
    return Stream.concat(
        found
            .get()
            .unsuitable()
            .map(reason -> Finding.error(row.placeOf("domainId"), reason))
            .stream(),
        found.get().application().isEmpty()
            ? Stream.of(
                Finding.warning(
                    row.placeOf("domainId"),
                    "domain %s has no application ARN: assign the group manually in IAM Identity Center"
                        .formatted(domain.id())))
            : Stream.empty());
  }
}
