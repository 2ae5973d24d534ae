package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One user's record while the lease is held. {@link #close} releases the lease. It writes the noted
 * record if the reconcile is {@link #complete}; otherwise the ledger keeps the saved record, so
 * that the next reconcile yields the same outcomes and publishes them.
 */
final class LeasedRecord implements AutoCloseable {
  private final MembershipLedger ledger;
  private final UserLease lease;
  private UserRecord noted;
  private UserRecord saved;
  private boolean complete;
  private Optional<Instant> reconciledFrom = Optional.empty();

  LeasedRecord(MembershipLedger ledger, UserLease lease) {
    this.ledger = ledger;
    this.lease = lease;
    this.noted = lease.record();
    this.saved = lease.record();
  }

  UserId user() {
    return lease.user();
  }

  long fence() {
    return lease.fence();
  }

  UserRecord record() {
    return noted;
  }

  void note(DomainId domain, Optional<ProfileRecord> profile) {
    noted = noted.with(domain, profile);
  }

  /**
   * Notes the current mapped memberships, and records each new one under its own id.
   *
   * @param memberSince as in {@link UserRecord}
   */
  void note(List<Membership> mapped, Map<MembershipId, Instant> memberSince) {
    Map<MembershipId, GroupId> seen = new HashMap<>();
    for (Membership membership : mapped) {
      seen.put(membership.id(), membership.group());
      if (!noted.memberships().containsKey(membership.id())) {
        ledger.recordMembership(user(), membership);
      }
    }
    noted.memberships().entrySet().stream()
        .filter(known -> !seen.containsKey(known.getKey()))
        .map(known -> new Membership(known.getKey(), known.getValue()))
        .sorted(Comparator.comparing(ended -> ended.id().value())) // the same calls in every run
        .forEach(ended -> ledger.expireMembership(user(), ended));
    noted = noted.withMemberships(seen, memberSince);
  }

  /** Notes the identity store in which the user was seen. */
  void noteDirectory(String id) {
    noted = noted.withDirectory(id);
  }

  void note(Direction direction, Optional<PendingReconcile> pendingReconcile) {
    noted = noted.with(direction, pendingReconcile);
  }

  /** Notes it even if the reconcile is not completed. */
  void noteNow(Direction direction, PendingReconcile pendingReconcile) {
    saved = saved.with(direction, Optional.of(pendingReconcile));
    noted = noted.with(direction, Optional.of(pendingReconcile));
  }

  void note(HistoryEntry entry) {
    noted = noted.with(entry);
  }

  void noteUnrecorded(List<RecordedOutcome> outcomes) {
    noted = noted.withUnrecorded(outcomes);
  }

  /** Writes the noted record. It must precede any call that would otherwise leave no trace. */
  void save() {
    if (!noted.equals(saved)) {
      ledger.save(lease, noted);
      saved = noted;
    }
  }

  /**
   * Marks the reconcile as complete: every outcome of the noted record was published.
   *
   * @param from when it began, if it also reached every domain
   */
  void complete(Optional<Instant> from) {
    complete = true;
    reconciledFrom = from;
  }

  @Override
  public void close() {
    ledger.release(lease, complete ? noted : saved, reconciledFrom);
  }
}
