package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything that the plan for one user in one domain depends on.
 *
 * @param user empty for a user who was deleted
 * @param verdict on the change that the record holds
 */
public record PlanInput(
    DomainArn domain,
    Optional<DirectoryUser> user,
    Desired desired,
    Optional<ProfileRecord> record,
    ObservedProfile observed,
    Optional<Verdict> verdict,
    RevocationRules rules,
    Instant now) {

  /** For a user who is entitled: a held revocation is void. */
  PlanInput withoutRevocationHold() {
    return keepingHold(hold -> hold.to().isPresent());
  }

  /** For a profile that is not ours: its changes wait for no decision. */
  PlanInput withoutHold() {
    return keepingHold(_ -> false);
  }

  private PlanInput keepingHold(Predicate<Hold> kept) {
    Optional<ProfileRecord> without = record.map(known -> known.held(known.hold().filter(kept)));
    return new PlanInput(domain, user, desired, without, observed, verdict, rules, now);
  }

  /** Whether the user is deleted or disabled. */
  boolean isForInactiveUser() {
    return user.filter(DirectoryUser::enabled).isEmpty();
  }

  /** Whether the profile was seen InService before. */
  boolean wasGranted() {
    return record.filter(known -> known.state() != ProfileRecord.State.GRANTING).isPresent();
  }

  /** A reason, naming the mapping row that can be corrected. */
  String reasonOfRow(Desired.Role role, String reason) {
    return "mapping of group '%s' in domain %s: %s".formatted(role.group(), domain.id(), reason);
  }

  Step refuse(String reason) {
    return new Step.Settle(record, new Outcome.Refused(domain.id(), reason));
  }
}
