package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends a quarantine early, on behalf of an administrator. It takes the user's lease, as a reconcile
 * does. The next reconcile by the deprovisioner deletes the profile.
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
    /** A reconcile of the user is in progress: try again. */
    LEASED,
    /** The user has no profile in quarantine in this domain. */
    NOT_IN_QUARANTINE
  }

  /**
   * Makes the quarantined profile due now.
   *
   * @throws LeaseLostException if a reconcile took over the lease: try again
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
            .map(
                profile ->
                    record.with(domain, Optional.of(profile.dueNoLaterThan(clock.instant()))))
            .orElse(record));
    return waiting.isPresent() ? Answer.DUE : Answer.NOT_IN_QUARANTINE;
  }
}
