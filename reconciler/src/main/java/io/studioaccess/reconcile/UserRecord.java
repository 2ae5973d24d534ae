package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.plan.Hold;
import io.studioaccess.plan.ProfileRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger remembers of one user.
 *
 * @param memberships the mapped ones as last seen, so that a deletion that names a membership alone
 *     finds its user
 * @param nextLooks those that wait in the functions' queues
 */
public record UserRecord(
    Map<DomainId, ProfileRecord> profiles,
    Map<MembershipId, GroupId> memberships,
    Map<Side, NextLook> nextLooks) {

  public UserRecord {
    profiles = Map.copyOf(profiles);
    memberships = Map.copyOf(memberships);
    nextLooks = Map.copyOf(nextLooks);
  }

  public static UserRecord empty() {
    return new UserRecord(Map.of(), Map.of(), Map.of());
  }

  public boolean isEmpty() {
    return profiles.isEmpty() && memberships.isEmpty() && nextLooks.isEmpty();
  }

  public Optional<NextLook> nextLook(Side side) {
    return Optional.ofNullable(nextLooks.get(side));
  }

  /** Since when a change waits for an administrator, if any does. */
  public Optional<Instant> heldSince() {
    return profiles.values().stream()
        .flatMap(profile -> profile.hold().stream())
        .filter(hold -> !hold.rejected())
        .map(Hold::since)
        .min(Instant::compareTo);
  }

  public Optional<ProfileRecord> in(DomainId domain) {
    return Optional.ofNullable(profiles.get(domain));
  }

  UserRecord with(DomainId domain, Optional<ProfileRecord> profile) {
    Map<DomainId, ProfileRecord> changed = new HashMap<>(profiles);
    changed.remove(domain);
    profile.ifPresent(record -> changed.put(domain, record));
    return new UserRecord(changed, memberships, nextLooks);
  }

  UserRecord withMemberships(Map<MembershipId, GroupId> seen) {
    return new UserRecord(profiles, seen, nextLooks);
  }

  UserRecord with(Side side, Optional<NextLook> nextLook) {
    Map<Side, NextLook> changed = new HashMap<>(nextLooks);
    changed.remove(side);
    nextLook.ifPresent(look -> changed.put(side, look));
    return new UserRecord(profiles, memberships, changed);
  }
}
