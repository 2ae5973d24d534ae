package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * An administrator's decision on held changes.
 *
 * @param user empty for all users with a held change
 * @param at when the decision was made; it does not apply to later holds
 */
public record Decision(Optional<UserId> user, Verdict verdict, Instant at) {

  public boolean appliesTo(UserId held, Instant since) {
    return user.map(held::equals).orElse(true) && !at.isBefore(since);
  }

  /** The latest decision that applies to the hold. */
  public static Optional<Decision> last(
      Collection<Decision> decisions, UserId user, Instant heldSince) {
    return decisions.stream()
        .filter(decision -> decision.appliesTo(user, heldSince))
        .max(Comparator.comparing(Decision::at));
  }

  /**
   * Whether the decision requires a reconcile: a release, or a rejection that is not recorded yet.
   */
  public boolean changes(Hold hold) {
    return verdict == Verdict.RELEASED || !hold.rejected();
  }
}
