package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.plan.Hold;
import io.studioaccess.plan.ProfileRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger remembers of one user.
 *
 * @param memberships the mapped ones as last seen, so that a deletion that names a membership alone
 *     finds its user
 * @param nextLooks those that wait in the functions' queues
 * @param history the last things told of the user, oldest first; it says nothing about what the
 *     user should have or has
 */
public record UserRecord(
    Map<DomainId, ProfileRecord> profiles,
    Map<MembershipId, GroupId> memberships,
    Map<Side, NextLook> nextLooks,
    List<HistoryEntry> history) {
  private static final int LONGEST_HISTORY = 10;

  public UserRecord {
    profiles = Map.copyOf(profiles);
    memberships = Map.copyOf(memberships);
    nextLooks = Map.copyOf(nextLooks);
    history = List.copyOf(history);
  }

  public static UserRecord empty() {
    return new UserRecord(Map.of(), Map.of(), Map.of(), List.of());
  }

  /** Whether there is nothing to look after; there may be a history still. */
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
    return new UserRecord(changed, memberships, nextLooks, history);
  }

  UserRecord withMemberships(Map<MembershipId, GroupId> seen) {
    return new UserRecord(profiles, seen, nextLooks, history);
  }

  UserRecord with(Side side, Optional<NextLook> nextLook) {
    Map<Side, NextLook> changed = new HashMap<>(nextLooks);
    changed.remove(side);
    nextLook.ifPresent(look -> changed.put(side, look));
    return new UserRecord(profiles, memberships, changed, history);
  }

  /** What was told of a domain before, told again, takes the place of the time before. */
  UserRecord with(HistoryEntry news) {
    List<HistoryEntry> told = new ArrayList<>(history);
    told.stream()
        .filter(entry -> entry.domain().equals(news.domain()))
        .reduce((_, later) -> later)
        .filter(news::repeats)
        .ifPresent(told::remove);
    told.add(news);
    List<HistoryEntry> last = told.subList(Math.max(0, told.size() - LONGEST_HISTORY), told.size());
    return new UserRecord(profiles, memberships, nextLooks, last);
  }
}
