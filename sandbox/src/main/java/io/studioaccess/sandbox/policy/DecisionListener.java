package io.studioaccess.sandbox.policy;

/**
 * Receives every authorization decision in this JVM, in the deciding thread. Implementations are
 * registered with {@link java.util.ServiceLoader}.
 */
public interface DecisionListener {

  void onDecision(Principal caller, Access access, Decision decision);
}
