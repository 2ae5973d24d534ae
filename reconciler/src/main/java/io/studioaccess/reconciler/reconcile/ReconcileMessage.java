package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.UserId;
import java.util.List;
import java.util.Optional;

/** The meaning of a message to the provisioner or the deprovisioner. */
public sealed interface ReconcileMessage {
  /** The origin of the message. Logs and outcome events carry its event id. */
  Trigger trigger();

  /** Whether the message is a supported membership event. */
  boolean isMembershipEvent();

  /** Reconcile this user. */
  record Reconcile(UserId user, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}

  /** Reconcile these users of one event. */
  record ReconcileAll(List<UserId> users, Trigger trigger) implements ReconcileMessage {
    public ReconcileAll {
      users = List.copyOf(users);
    }

    @Override
    public boolean isMembershipEvent() {
      return true;
    }
  }

  /**
   * Only a comparison of lists finds the user: the sweeper must compare.
   *
   * @param group the group whose members to compare; empty for all users
   * @param isStatus whether to compare the status of all users as well
   */
  record Compare(Optional<GroupId> group, boolean isStatus, Trigger trigger)
      implements ReconcileMessage {
    @Override
    public boolean isMembershipEvent() {
      return true;
    }
  }

  /** The message requires no action. */
  record Ignored(String reason, Trigger trigger, boolean isMembershipEvent)
      implements ReconcileMessage {}
}
