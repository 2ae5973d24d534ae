package io.studioaccess.reconcile;

import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What administrators decided about changes that are held. */
@FunctionalInterface
public interface Verdicts {

  /** The last decision on what has been held of the user since then; empty for none. */
  Optional<Verdict> verdict(UserId user, Instant heldSince);
}
