package io.studioaccess.studioctl.held;

import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.sweep.Hindrance;
import java.time.Instant;

/** Why a change is held although an administrator has decided. */
final class StillHeld {
  private StillHeld() {}

  /**
   * @param after the user's record after the functions are done
   */
  static String why(HeldChange change, Instant decidedAt, UserRecord after) {
    if (change.hold().since().isAfter(decidedAt)) {
      return "held since %s, after the decision: it is now %s"
          .formatted(
              Display.timestamp(change.hold().since()),
              change
                  .hold()
                  .to()
                  .map(role -> "a change to " + PlanText.role(role))
                  .orElse("a revocation"));
    }
    return Hindrance.problem(change.domain(), after)
        .orElse("no function has applied the decision yet; the next sweep does");
  }
}
