package io.studioaccess.studioctl.plan;

import io.studioaccess.reconciler.plan.ProfileRecord.State;

/**
 * The words for the state of a profile, everywhere that people read it. JSON has the names of the
 * ledger's states instead.
 */
public final class StateText {
  /** Without a record. */
  public static final String NONE = "no access";

  /** A change over the hourly limit waits for an administrator. */
  public static final String HELD = "held";

  private StateText() {}

  public static String of(State state) {
    return switch (state) {
      case GRANTING -> "being granted";
      case GRANTED -> "has access";
      case CHANGING -> "changing role";
      case REVOKING -> "being revoked";
      case QUARANTINED -> "in quarantine";
      case DELETING -> "being deleted";
      case RESTORING -> "being restored";
    };
  }
}
