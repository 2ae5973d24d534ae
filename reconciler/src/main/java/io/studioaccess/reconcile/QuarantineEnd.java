package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.ProfileRecord;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings the end of a quarantine forward, at an administrator's word. Takes the user's lease as a
 * look does; the profile goes with the next look of the deprovisioner.
 */
public final class QuarantineEnd {
  private final MembershipLedger ledger;
  private final InstantSource clock;

  public QuarantineEnd(MembershipLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public enum Answer {
    /** The profile goes with the next look. */
    DUE,
    /** A look at the user is under way: ask again in a moment. */
    LEASED,
    /** The user has no profile in quarantine there. */
    NOT_IN_QUARANTINE
  }

  /**
   * Makes it now.
   *
   * @throws LeaseLostException when a look has taken the user over: ask again
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
