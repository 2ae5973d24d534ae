package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All input of the plan for one user in one domain.
 *
 * @param user empty for a deleted user
 * @param verdict the administrator's decision on the held change of the record
 * @param mayRevoke whether the function may revoke access. The provisioner may not: it reads
 *     neither apps nor spaces, and hands over
 */
public record PlanInput(
    DomainArn domain,
    Optional<DirectoryUser> user,
    Desired desired,
    Optional<ProfileRecord> record,
    ObservedProfile observed,
    Optional<Verdict> verdict,
    RevocationRules rules,
    boolean mayRevoke,
    Instant now) {

  public PlanInput withObserved(ObservedProfile profile) {
    return new PlanInput(domain, user, desired, record, profile, verdict, rules, mayRevoke, now);
  }

  /** For an entitled user: a held revocation no longer applies. */
  PlanInput withoutRevocationHold() {
    return keepingHoldIf(hold -> hold.to().isPresent());
  }

  /** For a foreign profile: no change waits for a decision. */
  PlanInput withoutHold() {
    return keepingHoldIf(_ -> false);
  }

  private PlanInput keepingHoldIf(Predicate<Hold> kept) {
    Optional<ProfileRecord> without =
        record.map(known -> known.withHold(known.hold().filter(kept)));
    return new PlanInput(domain, user, desired, without, observed, verdict, rules, mayRevoke, now);
  }

  /** Whether the user is deleted or disabled. */
  boolean isForInactiveUser() {
    return user.filter(DirectoryUser::enabled).isEmpty();
  }

  /** Whether the profile was InService at some earlier time. */
  boolean wasSeenInService() {
    return record.filter(known -> known.state() != ProfileRecord.State.GRANTING).isPresent();
  }

  /** From now on the creation time identifies the profile, not its tags. */
  Optional<ProfileRecord> recordSeen(ObservedProfile.Ours ours) {
    return record.map(known -> known.withCreated(ours.created()));
  }

  /** A reason that names the mapping row to correct. */
  String mappingReason(Desired.Role role, String reason) {
    return "mapping of group '%s' in domain %s: %s".formatted(role.group(), domain.id(), reason);
  }

  Step refuse(String reason) {
    return new Step.Settle(record, new Outcome.Refused(domain.id(), reason));
  }
}
