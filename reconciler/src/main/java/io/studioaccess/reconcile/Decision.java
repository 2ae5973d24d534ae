package io.studioaccess.reconcile;

import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Hold;
import io.studioaccess.plan.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * An administrator's word on what is held.
 *
 * @param user empty if it is about everybody who was held by then
 * @param at when it was given: what is held later is another matter
 */
public record Decision(Optional<UserId> user, Verdict verdict, Instant at) {

  public boolean isAbout(UserId held, Instant since) {
    return user.map(held::equals).orElse(true) && !at.isBefore(since);
  }

  /** The last word on what is held of the user. */
  public static Optional<Decision> last(
      Collection<Decision> decisions, UserId user, Instant heldSince) {
    return decisions.stream()
        .filter(decision -> decision.isAbout(user, heldSince))
        .max(Comparator.comparing(Decision::at));
  }

  /** Whether there is anything left to do about it. */
  public boolean changes(Hold hold) {
    return verdict == Verdict.RELEASED || !hold.rejected();
  }
}
