package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the end of a quarantine forward for an administrator. It takes the user's lease as a
 * reconcile does; the next reconcile of the deprovisioner deletes the profile.
 */
public final class QuarantineEnd {
  private final MembershipLedger ledger;
  private final InstantSource clock;

  public QuarantineEnd(MembershipLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public enum Answer {
    /** The next reconcile deletes the profile. */
    DUE,
    /** A reconcile of the user is in progress: try again in a moment. */
    LEASED,
    /** The user has no profile in quarantine there. */
    NOT_IN_QUARANTINE
  }

  /**
   * Makes it now.
   *
   * @throws LeaseLostException when a reconcile took the lease over: try again
   */
  public Answer bringForward(UserId user, DomainId domain) {
    return ledger.acquire(user).map(lease -> bringForward(lease, domain)).orElse(Answer.LEASED);
  }

  private Answer bringForward(UserLease lease, DomainId domain) {
    UserRecord record = lease.record();
    Optional<ProfileRecord> waiting = record.in(domain).filter(ProfileRecord::isInQuarantine);
    ledger.release(
        lease,
        waiting
            .map(profile -> record.with(domain, Optional.of(profile.dueBy(clock.instant()))))
            .orElse(record));
    return waiting.isPresent() ? Answer.DUE : Answer.NOT_IN_QUARANTINE;
  }
}
