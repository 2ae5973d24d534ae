package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a row's domain is one that can be served. */
@Singleton
final class DomainCheck {
  private final Studio studio;
  private final Region home;

  DomainCheck(Studio studio, Region home) {
    this.studio = studio;
    this.home = home;
  }

  Stream<Finding> of(WrittenRow row) {
    DomainArn domain =
        DomainArn.of(row.row().domain(), row.row().role(), row.row().region().orElse(home));
    Optional<Studio.Domain> found = studio.domain(domain);
    if (found.isEmpty()) {
      return Stream.of(
          Finding.error(
              row.placeOf("domainId"),
              "domain %s does not exist in account %s and region %s: the role says which account, the row's region which region"
                  .formatted(domain.id(), domain.account(), domain.region())));
    }
    return Stream.concat(
        found.get().unsuitable().map(said -> Finding.error(row.placeOf("domainId"), said)).stream(),
        found.get().application().isEmpty()
            ? Stream.of(
                Finding.warning(
                    row.placeOf("domainId"),
                    "domain %s names no application in IAM Identity Center: assign the group there by hand"
                        .formatted(domain.id())))
            : Stream.empty());
  }
}
