package io.studioaccess.reconciler.reconcile;

import java.util.List;

/** Publishes outcomes. */
@FunctionalInterface
public interface OutcomeEvents {

  /**
   * Publishes the {@linkplain io.studioaccess.reconciler.plan.Outcome.Reported reported} outcomes.
   *
   * @throws RuntimeException unless all were accepted
   */
  void publish(List<UserOutcome> outcomes);
}
