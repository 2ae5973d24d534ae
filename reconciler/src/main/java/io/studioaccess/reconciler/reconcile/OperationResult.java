package io.studioaccess.reconciler.reconcile;

/**
 * What AWS answered to an operation. A failure that a plain retry may cure is no result: it is
 * thrown.
 */
public sealed interface OperationResult {
  /** Accepted, or done already. */
  record Done() implements OperationResult {}

  /** Not now: another change is in progress. The reason is AWS's. */
  record Busy(String reason) implements OperationResult {}

  /** Impossible until something else changes. The reason is AWS's. */
  record Refused(String reason) implements OperationResult {}
}
