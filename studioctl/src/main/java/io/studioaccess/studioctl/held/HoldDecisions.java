package io.studioaccess.studioctl.held;

import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.sweep.ReconcileWatcher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Records an administrator's decision, requests a sweep that applies it, and waits for that. */
@Singleton
final class HoldDecisions {
  private final HeldChanges held;
  private final DirectoryUsers directoryUsers;
  private final DynamoDbDecisions decisions;
  private final SweepQueues queues;
  private final ReconcileWatcher watcher;
  private final Display display;
  private final Clock clock;

  HoldDecisions(
      HeldChanges held,
      DirectoryUsers directoryUsers,
      DynamoDbDecisions decisions,
      SweepQueues queues,
      ReconcileWatcher watcher,
      Display display,
      Clock clock) {
    this.held = held;
    this.directoryUsers = directoryUsers;
    this.decisions = decisions;
    this.queues = queues;
    this.watcher = watcher;
    this.display = display;
    this.clock = clock;
  }

  /**
   * @param timeout how long to wait for the functions
   */
  int decide(Verdict verdict, HeldUserSelection selection, Duration timeout) {
    // The decision must not cover changes that come to be held after the list is shown.
    Instant listedAt = clock.instant();
    List<HeldChange> all = held.all();
    Set<UserId> users = users(selection, all);
    List<HeldChange> selected =
        all.stream().filter(change -> users.contains(change.user())).toList();
    if (selected.isEmpty()) {
      held.show(selected);
      return ExitCode.OK;
    }
    held.showBeforeQuestion(selected);
    Instant decidedAt = latest(listedAt, selected);
    String outcome = verdict.name().toLowerCase(Locale.ROOT);
    String action = verdict == Verdict.RELEASED ? "Release" : "Reject";
    display.confirm("%s %s?".formatted(action, Quantity.of(selected.size(), "held change")));
    for (Optional<UserId> user : selection.isAll() ? allUsers() : singleUsers(users)) {
      decisions.put(new Decision(user, verdict, decidedAt));
    }
    String eventId = "studioctl-" + UUID.randomUUID();
    queues.requeue(SweepRequest.held(eventId), Duration.ZERO);
    LedgerSnapshot after = watcher.awaitCompletion(users, Set.of(eventId), timeout);
    List<HeldChange> stillHeld =
        HeldChange.all(after).stream()
            .filter(change -> users.contains(change.user()) && !change.hold().rejected())
            .toList();
    Function<HeldChange, Optional<String>> why =
        change -> Optional.of(StillHeld.why(change, decidedAt, after.recordOf(change.user())));
    if (display.isJson()) {
      held.show(stillHeld, why);
    } else {
      if (!stillHeld.isEmpty()) {
        held.show(stillHeld, why);
      }
      display.line(
          "%s %s, %d still held."
              .formatted(
                  Quantity.of(selected.size() - stillHeld.size(), "change"),
                  outcome,
                  stillHeld.size()));
    }
    return stillHeld.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** The clock may be behind the moments in the ledger, which the decision has to cover. */
  private static Instant latest(Instant listedAt, List<HeldChange> selected) {
    return selected.stream()
        .map(change -> change.hold().since())
        .filter(listedAt::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(listedAt);
  }

  private static List<Optional<UserId>> allUsers() {
    return List.of(Optional.empty());
  }

  private static List<Optional<UserId>> singleUsers(Set<UserId> users) {
    return users.stream().map(Optional::of).toList();
  }

  private Set<UserId> users(HeldUserSelection selection, List<HeldChange> all) {
    Set<UserId> heldUsers = new LinkedHashSet<>(all.stream().map(HeldChange::user).toList());
    if (selection.isAll()) {
      return heldUsers;
    }
    Set<UserId> users = new LinkedHashSet<>();
    for (String name : selection.users()) {
      UserId id =
          heldUsers.stream()
              .filter(user -> user.value().equals(name))
              .findFirst()
              .orElseGet(() -> directoryUsers.find(name).id());
      if (!heldUsers.contains(id)) {
        throw new CommandException(
            "User %s has no held changes. Run \"studioctl held list\".".formatted(name));
      }
      users.add(id);
    }
    return users;
  }
}
