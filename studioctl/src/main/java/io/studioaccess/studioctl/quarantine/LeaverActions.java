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
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.directory.People;
import io.studioaccess.studioctl.sweep.ReconcileWatcher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds those who have left, and has a function look at one of them. */
@Singleton
final class LeaverActions {
  private final LedgerReader ledger;
  private final People people;
  private final SweepQueues queues;
  private final ReconcileWatcher following;

  LeaverActions(
      LedgerReader ledger, People people, SweepQueues queues, ReconcileWatcher following) {
    this.ledger = ledger;
    this.people = people;
    this.queues = queues;
    this.following = following;
  }

  /**
   * Where the user is on the way out.
   *
   * @param nameOrId of a user who was deleted in the directory, the id alone is known
   * @throws Problem if they are not
   */
  List<Leaver> leaving(String nameOrId) {
    List<Leaver> leavers = Leaver.all(ledger.read());
    UserId id =
        leavers.stream()
            .map(Leaver::user)
            .filter(user -> user.value().equals(nameOrId))
            .findFirst()
            .orElseGet(() -> person(nameOrId).id());
    List<Leaver> theirs = leavers.stream().filter(leaver -> leaver.user().equals(id)).toList();
    if (theirs.isEmpty()) {
      throw new Problem(
          "%s is not in quarantine. \"studioctl quarantine list\" shows who is."
              .formatted(nameOrId));
    }
    return theirs;
  }

  DirectoryUser person(String nameOrId) {
    return people.find(nameOrId);
  }

  /** What the ledger says once the function, and whoever goes on after it, is done. */
  UserRecord reconcile(UserId user, Direction direction, String reason, Duration atMost) {
    Trigger trigger = Trigger.first("studioctl-" + UUID.randomUUID());
    queues.request(List.of(new ReconcileRequest(user, trigger, reason)), direction);
    LedgerSnapshot after = following.toTheEnd(Set.of(user), Set.of(trigger.eventId()), atMost);
    return after.recordOf(user);
  }
}
