package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.membership.Membership;
import io.studioaccess.membership.MembershipId;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.ProfileRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One user's record for as long as the lease is held. Closing it gives the lease back, and writes
 * what was noted if the look was {@link #complete}; otherwise the ledger keeps what was saved
 * before, so that the next look comes to the same outcomes and tells them.
 */
final class LeasedRecord implements AutoCloseable {
  private final MembershipLedger ledger;
  private final UserLease lease;
  private UserRecord noted;
  private UserRecord saved;
  private boolean complete;

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

  /** Notes the mapped memberships of this moment, and remembers each new one under its own id. */
  void note(List<Membership> mapped) {
    Map<MembershipId, GroupId> seen = new HashMap<>();
    for (Membership membership : mapped) {
      seen.put(membership.id(), membership.group());
      if (!noted.memberships().containsKey(membership.id())) {
        ledger.remember(user(), membership);
      }
    }
    noted
        .memberships()
        .forEach(
            (id, group) -> {
              if (!seen.containsKey(id)) {
                ledger.forgetLater(user(), new Membership(id, group));
              }
            });
    noted = noted.withMemberships(seen);
  }

  void note(Side side, Optional<NextLook> nextLook) {
    noted = noted.with(side, nextLook);
  }

  void note(HistoryEntry news) {
    noted = noted.with(news);
  }

  /** Writes what was noted before a call that would leave no other trace of it. */
  void save() {
    if (!noted.equals(saved)) {
      ledger.save(lease, noted);
      saved = noted;
    }
  }

  /** Everything that the noted state stands for was told. */
  void complete() {
    complete = true;
  }

  @Override
  public void close() {
    ledger.release(lease, complete ? noted : saved);
  }
}
