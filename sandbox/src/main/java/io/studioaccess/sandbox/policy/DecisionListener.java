package io.studioaccess.sandbox.policy;

/**
 * Receives every authorization decision in this JVM, in the deciding thread. Implementations are
 * registered with {@link java.util.ServiceLoader}.
 */
public interface DecisionListener {

  /** The port of decisions that the sandbox makes without a call, as for an event rule. */
  int NO_ENDPOINT = 0;

  /**
   * @param endpointPort where the endpoint that received the call listens, or {@link #NO_ENDPOINT};
   *     several sandboxes can run in a JVM
   */
  void onDecision(int endpointPort, Principal caller, Access access, Decision decision);
}
