package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger's record of one user.
 *
 * @param memberships the last seen memberships in mapped groups, so that an event that names only a
 *     membership can be matched to its user
 * @param pendingReconciles the reconciles that wait in the functions' queues
 * @param directory the identity store in which the user was last seen. It is kept only for a user
 *     with a profile
 * @param memberSince when memberships began that grant access for some days only; empty for the
 *     others
 * @param history the latest reported outcomes, oldest first; no decision depends on them
 * @param unrecorded reported outcomes that the {@link OutcomeHistory} has not accepted yet
 */
public record UserRecord(
    Map<DomainId, ProfileRecord> profiles,
    Map<MembershipId, GroupId> memberships,
    Map<MembershipId, Instant> memberSince,
    Map<Direction, PendingReconcile> pendingReconciles,
    Optional<String> directory,
    List<HistoryEntry> history,
    List<RecordedOutcome> unrecorded) {
  private static final int LONGEST_HISTORY = 10;

  public UserRecord {
    profiles = Map.copyOf(profiles);
    memberships = Map.copyOf(memberships);
    memberSince = Map.copyOf(memberSince);
    pendingReconciles = Map.copyOf(pendingReconciles);
    history = List.copyOf(history);
    unrecorded = List.copyOf(unrecorded);
  }

  /** A record of which the history lacks nothing. */
  public UserRecord(
      Map<DomainId, ProfileRecord> profiles,
      Map<MembershipId, GroupId> memberships,
      Map<MembershipId, Instant> memberSince,
      Map<Direction, PendingReconcile> pendingReconciles,
      Optional<String> directory,
      List<HistoryEntry> history) {
    this(profiles, memberships, memberSince, pendingReconciles, directory, history, List.of());
  }

  /** A record whose memberships grant access for any time. */
  public UserRecord(
      Map<DomainId, ProfileRecord> profiles,
      Map<MembershipId, GroupId> memberships,
      Map<Direction, PendingReconcile> pendingReconciles,
      Optional<String> directory,
      List<HistoryEntry> history) {
    this(profiles, memberships, Map.of(), pendingReconciles, directory, history);
  }

  public static UserRecord empty() {
    return new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), List.of());
  }

  /** Whether the record is empty except for the history. */
  public boolean isEmpty() {
    return profiles.isEmpty()
        && memberships.isEmpty()
        && pendingReconciles.isEmpty()
        && unrecorded.isEmpty();
  }

  public Optional<PendingReconcile> pendingReconcile(Direction direction) {
    return Optional.ofNullable(pendingReconciles.get(direction));
  }

  /** Since when the oldest undecided change has waited for an administrator, if there is one. */
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
    return new UserRecord(
        changed, memberships, memberSince, pendingReconciles, directory, history, unrecorded);
  }

  /** The record of a user whose tags must be set again. */
  UserRecord withTagsUnsettled() {
    Map<DomainId, ProfileRecord> changed = new HashMap<>(profiles);
    changed.replaceAll((_, profile) -> profile.withTags(profile.tags().unsettled()));
    return new UserRecord(
        changed, memberships, memberSince, pendingReconciles, directory, history, unrecorded);
  }

  UserRecord withMemberships(Map<MembershipId, GroupId> seen, Map<MembershipId, Instant> since) {
    return new UserRecord(profiles, seen, since, pendingReconciles, directory, history, unrecorded);
  }

  UserRecord withDirectory(String id) {
    Optional<String> seenIn = profiles.isEmpty() ? Optional.empty() : Optional.of(id);
    return new UserRecord(
        profiles, memberships, memberSince, pendingReconciles, seenIn, history, unrecorded);
  }

  /** The record with the newest entry of its history only; no decision depends on the others. */
  public UserRecord withNewestOfHistory() {
    return withHistory(history.subList(Math.max(0, history.size() - 1), history.size()));
  }

  private UserRecord withHistory(List<HistoryEntry> entries) {
    return new UserRecord(
        profiles, memberships, memberSince, pendingReconciles, directory, entries, unrecorded);
  }

  public UserRecord withUnrecorded(List<RecordedOutcome> outcomes) {
    return new UserRecord(
        profiles, memberships, memberSince, pendingReconciles, directory, history, outcomes);
  }

  /** When the newest outcome was reported; the epoch if there is none. */
  Instant lastReported() {
    return history.isEmpty() ? Instant.EPOCH : history.getLast().at();
  }

  /** Whether the newest outcome of the entry's domain says the same. */
  boolean repeats(HistoryEntry latest) {
    return newest(latest.domain()).filter(latest::repeats).isPresent();
  }

  private Optional<HistoryEntry> newest(DomainId domain) {
    return history.reversed().stream().filter(entry -> entry.domain().equals(domain)).findFirst();
  }

  UserRecord with(Direction direction, Optional<PendingReconcile> pendingReconcile) {
    Map<Direction, PendingReconcile> changed = new HashMap<>(pendingReconciles);
    changed.remove(direction);
    pendingReconcile.ifPresent(pending -> changed.put(direction, pending));
    return new UserRecord(
        profiles, memberships, memberSince, changed, directory, history, unrecorded);
  }

  /** A repeated outcome of a domain replaces its earlier entry. */
  UserRecord with(HistoryEntry latest) {
    List<HistoryEntry> entries = new ArrayList<>(history);
    newest(latest.domain()).filter(latest::repeats).ifPresent(entries::remove);
    entries.add(latest);
    return withHistory(
        entries.subList(Math.max(0, entries.size() - LONGEST_HISTORY), entries.size()));
  }
}
