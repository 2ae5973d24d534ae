package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;

/** What a message to one of the two functions asks for. */
public sealed interface ReconcileMessage {
  /** The event that led here, as logs and outcome events name it. */
  Trigger trigger();

  /** Whether the message is a membership event that was understood. */
  boolean isMembershipEvent();

  /** Reconcile this user. */
  record Reconcile(UserId user, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}

  /** Nothing to do, and why. */
  record Ignored(String reason, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}
}
