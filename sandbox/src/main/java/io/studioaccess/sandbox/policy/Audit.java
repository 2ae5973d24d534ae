package io.studioaccess.sandbox.policy;

/**
 * Is told of every decision in this JVM, in the thread that asked for it. Whoever wants to know
 * names a class of theirs to {@link java.util.ServiceLoader}.
 */
public interface Audit {

  void decided(Principal caller, Access access, Decision decision);
}
