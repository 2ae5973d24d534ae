package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.plan.ProfileRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger remembers of one user.
 *
 * @param memberships the mapped ones as last seen, so that a deletion that names a membership alone
 *     finds its user
 */
public record UserRecord(
    Map<DomainId, ProfileRecord> profiles, Map<MembershipId, GroupId> memberships) {

  public UserRecord {
    profiles = Map.copyOf(profiles);
    memberships = Map.copyOf(memberships);
  }

  public static UserRecord empty() {
    return new UserRecord(Map.of(), Map.of());
  }

  public boolean isEmpty() {
    return profiles.isEmpty() && memberships.isEmpty();
  }

  public Optional<ProfileRecord> in(DomainId domain) {
    return Optional.ofNullable(profiles.get(domain));
  }

  UserRecord with(DomainId domain, Optional<ProfileRecord> profile) {
    Map<DomainId, ProfileRecord> changed = new HashMap<>(profiles);
    changed.remove(domain);
    profile.ifPresent(record -> changed.put(domain, record));
    return new UserRecord(changed, memberships);
  }

  UserRecord withMemberships(Map<MembershipId, GroupId> seen) {
    return new UserRecord(profiles, seen);
  }
}
