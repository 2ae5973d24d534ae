package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.Region;
import io.studioaccess.plan.ProfileRecord;
import java.util.Optional;

/**
 * In which account and region a domain is looked for: where a profile is known to stand, else where
 * the mapping row says.
 *
 * @param home the region of a row that names none
 */
record Whereabouts(Region home) {

  /** A domain, and what is desired in it now that its place is known. */
  record Located(DomainArn domain, Desired desired) {}

  /** Empty where nothing tells: then the row that speaks of the domain could not be read. */
  Optional<Located> of(
      DomainId id, Desired desired, Optional<ProfileRecord> record, Optional<FoundProfile> found) {
    Optional<DomainArn> known =
        record.map(profile -> profile.in(id)).or(() -> found.map(FoundProfile::domain));
    if (!(desired instanceof Desired.Role role)) {
      return known.map(domain -> new Located(domain, desired));
    }
    DomainArn wanted = DomainArn.of(id, role.role(), role.region().orElse(home));
    return known.filter(domain -> !domain.equals(wanted)).isPresent()
        ? Optional.of(new Located(known.get(), elsewhere(role, wanted, known.get())))
        : Optional.of(new Located(wanted, role));
  }

  /** A domain does not move: the row is wrong, and nobody loses anything by it. */
  private static Desired elsewhere(Desired.Role role, DomainArn wanted, DomainArn known) {
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: by its roleArn and region it stands in account %s, region %s, but profiles of it are known in account %s, region %s; correct the mapping"
            .formatted(
                role.group(),
                wanted.id(),
                wanted.account(),
                wanted.region(),
                known.account(),
                known.region()));
  }
}
