package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;
import java.util.Optional;

/** The ledger: the functions' records of users. Each write is one atomic conditional write. */
public interface MembershipLedger {

  /**
   * Acquires the lease on the user; empty while another holder has it. The lease of a crashed
   * holder expires.
   */
  Optional<UserLease> acquire(UserId user);

  /**
   * Writes the record and keeps the lease.
   *
   * @throws LeaseLostException if the lease has passed to another holder; nothing is written
   */
  void save(UserLease lease, UserRecord record);

  /** Writes the record and releases the lease after no reconcile. */
  default void release(UserLease lease, UserRecord record) {
    release(lease, record, Optional.empty());
  }

  /**
   * Writes the record and releases the lease.
   *
   * @param reconciledFrom when a complete reconcile began; empty leaves the earlier one
   * @throws LeaseLostException if the lease has passed to another holder; nothing is written
   */
  void release(UserLease lease, UserRecord record, Optional<Instant> reconciledFrom);

  /** What is known of the user's latest reconcile. One read, which follows every earlier write. */
  LastReconcile lastReconcile(UserId user);

  /** Records the member of a membership, for a later event that names the membership only. */
  void recordMembership(UserId user, Membership membership);

  /** Lets the record of a deleted membership expire, after any event about it can still arrive. */
  void expireMembership(UserId user, Membership membership);

  /** Empty for a membership that was never recorded. */
  Optional<UserId> memberOf(MembershipId membership);
}
