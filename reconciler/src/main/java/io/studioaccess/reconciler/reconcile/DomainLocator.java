package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.util.Optional;

/**
 * Finds the account and region of a domain: those of a known profile, else those that the mapping
 * row names.
 *
 * @param home the region of a row that names none
 */
record DomainLocator(Region home) {

  /** A located domain, and what is desired in it. */
  record Located(DomainArn domain, Desired desired) {}

  /** Empty where nothing tells: the row that names the domain could not be read. */
  Optional<Located> locate(
      DomainId id, Desired desired, Optional<ProfileRecord> record, Optional<ProfileRef> found) {
    Optional<DomainArn> known =
        record.map(profile -> profile.in(id)).or(() -> found.map(ProfileRef::domain));
    if (!(desired instanceof Desired.Role role)) {
      return known.map(domain -> new Located(domain, desired));
    }
    DomainArn wanted = DomainArn.of(id, role.role(), role.region().orElse(home));
    return known.filter(domain -> !domain.equals(wanted)).isPresent()
        ? Optional.of(new Located(known.get(), mismatch(role, wanted, known.get())))
        : Optional.of(new Located(wanted, role));
  }

  /** A domain never moves: the row is wrong, and nobody loses access by it. */
  private static Desired mismatch(Desired.Role role, DomainArn wanted, DomainArn known) {
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: its roleArn and region place it in account %s, region %s, but its known profiles are in account %s, region %s; correct the mapping"
            .formatted(
                role.group(),
                wanted.id(),
                wanted.account(),
                wanted.region(),
                known.account(),
                known.region()));
  }
}
