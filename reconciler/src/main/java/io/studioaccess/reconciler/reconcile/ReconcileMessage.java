package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;

/** The meaning of a message to the provisioner or the deprovisioner. */
public sealed interface ReconcileMessage {
  /** The origin of the message. Logs and outcome events carry its event id. */
  Trigger trigger();

  /** Whether the message is a supported membership event. */
  boolean isMembershipEvent();

  /** Reconcile this user. */
  record Reconcile(UserId user, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}

  /** The message requires no action. */
  record Ignored(String reason, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}
}
