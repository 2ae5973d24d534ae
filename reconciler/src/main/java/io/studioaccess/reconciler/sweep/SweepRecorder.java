package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records the results of a sweep in the ledger. */
public interface SweepRecorder {
  /** Writes the answer into the item of the administrator's decision. */
  void answer(DecisionRow decision, String answer);

  /** Records that administrators were notified of the held changes. */
  void heldNotified(Instant when);

  /** Records the result of a full sweep. */
  void swept(LastSweep sweep);

  /**
   * Begins to count a full sweep that several invocations share.
   *
   * @param run names the sweep
   * @param first what its first invocation has counted
   * @param open the parts that it leaves to others
   */
  void begin(String run, SweepCount first, List<SweepPart> open);

  /**
   * Adds what a part has counted, once: a part that is done again adds nothing.
   *
   * @param open the parts that it leaves to others
   * @return the sum of all parts if this was the last; empty if others are open, or the sweep is
   *     not known any more
   */
  Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open);

  /**
   * Records a foreign profile, so that later sweeps do not read it again unless it changes, and so
   * that {@link io.studioaccess.reconciler.reconcile.ForeignProfiles} finds it.
   *
   * @param signInName the SSO user name of the profile's user
   */
  void foreign(ProfileRef profile, Optional<String> signInName, Instant modified);
}
