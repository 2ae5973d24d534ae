package io.studioaccess.studioctl.quarantine;

import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.sweep.ReconcileWatcher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds leavers and requests reconciles of them. */
@Singleton
final class Leavers {
  private final LedgerReader ledger;
  private final DirectoryUsers directoryUsers;
  private final SweepQueues queues;
  private final ReconcileWatcher watcher;

  Leavers(
      LedgerReader ledger,
      DirectoryUsers directoryUsers,
      SweepQueues queues,
      ReconcileWatcher watcher) {
    this.ledger = ledger;
    this.directoryUsers = directoryUsers;
    this.queues = queues;
    this.watcher = watcher;
  }

  /**
   * Finds the domains that the user is leaving.
   *
   * @param nameOrId only the id for a user who was deleted in the directory
   * @throws CommandException if there are none
   */
  List<Leaver> find(String nameOrId) {
    List<Leaver> leavers = Leaver.all(ledger.read());
    UserId id =
        leavers.stream()
            .map(Leaver::user)
            .filter(user -> user.value().equals(nameOrId))
            .findFirst()
            .orElseGet(() -> directoryUser(nameOrId).id());
    List<Leaver> found = leavers.stream().filter(leaver -> leaver.user().equals(id)).toList();
    if (found.isEmpty()) {
      throw new CommandException(
          "User %s is not in quarantine. Run \"studioctl quarantine list\".".formatted(nameOrId));
    }
    return found;
  }

  DirectoryUser directoryUser(String nameOrId) {
    return directoryUsers.find(nameOrId);
  }

  /** Requests a reconcile and returns the ledger's record after it and all that follows from it. */
  UserRecord reconcile(UserId user, Direction direction, String reason, Duration timeout) {
    Trigger trigger = Trigger.first("studioctl-" + UUID.randomUUID());
    queues.request(List.of(new ReconcileRequest(user, trigger, reason)), direction);
    LedgerSnapshot after =
        watcher.awaitCompletion(Set.of(user), Set.of(trigger.eventId()), timeout);
    return after.recordOf(user);
  }
}
