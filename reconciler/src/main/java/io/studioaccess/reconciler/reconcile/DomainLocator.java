package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.util.Optional;

/**
 * Locates a domain: uses the account and region of a known profile, otherwise those of the mapping
 * row.
 *
 * @param home the region of a row that names no region
 */
record DomainLocator(Region home) {

  /** A located domain and the desired state in it. */
  record Located(DomainArn domain, Desired desired) {}

  /** Empty if the location is unknown: the row that names the domain was refused. */
  Optional<Located> locate(
      DomainId id, Desired desired, Optional<ProfileRecord> record, Optional<ProfileRef> found) {
    Optional<DomainArn> known =
        record.map(profile -> profile.domainArn(id)).or(() -> found.map(ProfileRef::domain));
    if (!(desired instanceof Desired.Role role)) {
      return known.map(domain -> new Located(domain, desired));
    }
    DomainArn mapped = DomainArn.of(id, role.role(), role.region().orElse(home));
    return known.filter(domain -> !domain.equals(mapped)).isPresent()
        ? Optional.of(new Located(known.get(), mismatch(role, mapped, known.get())))
        : Optional.of(new Located(mapped, role));
  }

  /** A domain never moves, so the row is wrong. It must not revoke access. */
  private static Desired mismatch(Desired.Role role, DomainArn mapped, DomainArn known) {
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: its roleArn and region place it in account %s, region %s, but its known profiles are in account %s, region %s; correct the mapping"
            .formatted(
                role.group(),
                mapped.id(),
                mapped.account(),
                mapped.region(),
                known.account(),
                known.region()),
        Optional.of(role.group().value()),
        Optional.empty());
  }
}
