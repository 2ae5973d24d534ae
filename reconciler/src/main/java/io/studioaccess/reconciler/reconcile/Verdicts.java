package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Administrators' decisions on held changes. */
@FunctionalInterface
public interface Verdicts {

  /**
   * The latest decision on the user's change that is held since this moment; empty if there is
   * none.
   */
  Optional<Verdict> verdict(UserId user, Instant heldSince);
}
