package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Holds changes over the hourly limit, so that one upstream mistake cannot affect many users. A
 * change of a deleted or disabled user is neither held nor counted, if we granted the access:
 * anybody who may tag a profile can make one look like ours, of a user who never existed. Nor is a
 * change that the dates of rows announced long enough before.
 */
final class HoldPolicy {
  private final PlanInput input;

  HoldPolicy(PlanInput input) {
    this.input = input;
  }

  /**
   * Guards a change: it is executed only if the hourly limit or an administrator admits it.
   *
   * @param to the role that the user would get; empty if access would be revoked
   * @param ifHeld the step to take while the change is held
   */
  Step guard(
      ProfileRecord record,
      Optional<RoleArn> to,
      Supplier<Step> change,
      Function<Step.Settle, Step> ifHeld) {
    if (isExempt(record, to)) {
      return change.get();
    }
    Optional<Hold> hold = record.hold().filter(held -> held.isFor(to));
    if (hold.isEmpty()) {
      Hold fresh = new Hold(input.now(), to, false);
      Outcome held = new Outcome.Held(input.domain().id(), record.name(), fresh);
      return new Step.Guarded(to, change.get(), ifHeld.apply(settle(record, fresh, held)));
    }
    if (input.verdict().filter(Verdict.RELEASED::equals).isPresent()) {
      return change.get();
    }
    if (hold.get().rejected() || input.verdict().isPresent()) {
      Hold rejected = new Hold(hold.get().since(), to, true);
      return settle(record, rejected, unchanged(record, "was rejected by an administrator"));
    }
    return ifHeld.apply(
        settle(record, hold.get(), unchanged(record, "is held until an administrator decides")));
  }

  /** Whether the change waits for an administrator, or was rejected by one. */
  boolean isHeld(ProfileRecord record, Optional<RoleArn> to) {
    return record.hold().filter(held -> held.isFor(to)).isPresent()
        && input.verdict().filter(Verdict.RELEASED::equals).isEmpty()
        && !isExempt(record, to);
  }

  private boolean isExempt(ProfileRecord record, Optional<RoleArn> to) {
    return (input.isForInactiveUser() && record.isOfAGrant())
        || record.scheduled().filter(noted -> noted.covers(to, input.now())).isPresent();
  }

  private static Step.Settle settle(ProfileRecord record, Hold hold, Outcome outcome) {
    return new Step.Settle(Optional.of(record.withHold(Optional.of(hold))), outcome);
  }

  private static Outcome unchanged(ProfileRecord record, String what) {
    return new Outcome.Unchanged("the change of profile %s %s".formatted(record.name(), what));
  }
}
