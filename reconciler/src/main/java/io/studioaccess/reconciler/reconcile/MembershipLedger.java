package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Optional;

/**
 * What the functions remember of users. Every write is one conditional write: whole, or not at all.
 */
public interface MembershipLedger {

  /** Empty while somebody else holds it. A holder that died loses it by time. */
  Optional<UserLease> acquire(UserId user);

  /**
   * Writes the record and keeps the lease.
   *
   * @throws LeaseLostException and writes nothing when the lease has passed on
   */
  void save(UserLease lease, UserRecord record);

  /**
   * Writes the record and gives the lease back.
   *
   * @throws LeaseLostException and writes nothing when the lease has passed on
   */
  void release(UserLease lease, UserRecord record);

  /** Remembers whose membership this is, for an event that will name nothing else. */
  void remember(UserId user, Membership membership);

  /**
   * Lets the memory of a membership that has ended expire, later than any event about it can still
   * arrive.
   */
  void expireLater(UserId user, Membership membership);

  /** Empty for a membership that was never seen. */
  Optional<UserId> memberOf(MembershipId membership);
}
