package io.studioaccess.sandbox.lambda;

/** How an invocation ended. */
public sealed interface InvocationResult {

  /** What the handler returned. */
  record Succeeded(String payload) implements InvocationResult {}

  /**
   * The invocation did not come to a good end.
   *
   * @param errorType the class of the handler's exception, or Lambda's own word, such as {@code
   *     Sandbox.Timedout}
   */
  record Failed(String errorType, String message) implements InvocationResult {}
}
