package io.studioaccess.plan;

import io.studioaccess.mapping.RoleArn;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes that one mistake upstream must not bring to many people at once. */
final class Holding {
  private Holding() {}

  /**
   * The change, if the limit of the hour or an administrator lets it pass.
   *
   * @param to the role that the user would get; empty if their access would end
   * @param ifHeld what may be done all the same
   */
  static Step guarded(
      Situation situation,
      ProfileRecord record,
      Optional<RoleArn> to,
      Supplier<Step> change,
      Function<Step.Settle, Step> ifHeld) {
    Optional<Hold> hold = record.hold().filter(held -> held.isAbout(to));
    if (hold.isEmpty()) {
      Hold fresh = new Hold(situation.now(), to, false);
      Outcome held = new Outcome.Held(situation.domain().id(), record.name(), fresh);
      return new Step.Guarded(to, change.get(), ifHeld.apply(settle(record, fresh, held)));
    }
    if (situation.verdict().filter(Verdict.RELEASED::equals).isPresent()) {
      return change.get();
    }
    if (hold.get().rejected() || situation.verdict().isPresent()) {
      Hold rejected = new Hold(hold.get().since(), to, true);
      return settle(record, rejected, unchanged(record, "was rejected by an administrator"));
    }
    return ifHeld.apply(settle(record, hold.get(), unchanged(record, "is held: decide on it")));
  }

  private static Step.Settle settle(ProfileRecord record, Hold hold, Outcome outcome) {
    return new Step.Settle(Optional.of(record.held(Optional.of(hold))), outcome);
  }

  private static Outcome unchanged(ProfileRecord record, String what) {
    return new Outcome.Unchanged("the change of profile %s %s".formatted(record.name(), what));
  }
}
