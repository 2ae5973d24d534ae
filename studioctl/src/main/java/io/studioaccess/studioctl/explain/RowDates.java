package io.studioaccess.studioctl.explain;

import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.ScheduledChange;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.plan.PlanText;
import java.time.Instant;

/** Describes when a row grants access to a user. */
final class RowDates {
  private RowDates() {}

  /** One line such as {@code ends on 2027-04-01 00:00:00 (not after 2027-03-31)}. */
  static String of(Claim claim, Instant now) {
    if (claim.row().period().isAlways()) {
      return "";
    }
    String when =
        claim
            .row()
            .period()
            .begins()
            .filter(now::isBefore)
            .map(begin -> "begins on " + Display.timestamp(begin))
            .or(
                () ->
                    claim
                        .end()
                        .map(
                            end ->
                                (now.isBefore(end) ? "ends on " : "ended on ")
                                    + Display.timestamp(end)))
            .orElse("has begun");
    return "%s (%s)".formatted(when, claim.row().period());
  }

  /** One line such as {@code ; ends on 2027-04-01 00:00:00, then no profile}. */
  static String of(ScheduledChange change) {
    return "; until %s, then %s"
        .formatted(
            Display.timestamp(change.at()), change.to().map(PlanText::role).orElse("no profile"));
  }
}
