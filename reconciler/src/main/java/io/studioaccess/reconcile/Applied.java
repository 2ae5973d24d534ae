package io.studioaccess.reconcile;

/**
 * What AWS made of an operation. What may succeed when it is simply sent again is not here: that
 * throws.
 */
public sealed interface Applied {

  /** Accepted, or found done already. */
  record Done() implements Applied {}

  /** Not now: something is in the way, or still at work. The reason is AWS's. */
  record Busy(String reason) implements Applied {}

  /** Never, as things are. The reason is AWS's. */
  record Refused(String reason) implements Applied {}
}
