package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.ProfileRef;
import java.time.Instant;
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
   * Records a foreign profile, so that later sweeps do not read it again unless it changes, and so
   * that {@link io.studioaccess.reconciler.reconcile.ForeignProfiles} finds it.
   *
   * @param signInName the SSO user name of the profile's user
   */
  void foreign(ProfileRef profile, Optional<String> signInName, Instant modified);
}
