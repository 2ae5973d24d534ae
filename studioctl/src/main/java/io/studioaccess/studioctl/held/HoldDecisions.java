package io.studioaccess.studioctl.held;

import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
import io.studioaccess.studioctl.directory.People;
import io.studioaccess.studioctl.sweep.ReconcileWatcher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes an administrator's decision, has the sweeper act on it at once, and follows that. */
@Singleton
final class HoldDecisions {
  private final HeldList held;
  private final People people;
  private final DynamoDbDecisions decisions;
  private final SweepQueues queues;
  private final ReconcileWatcher following;
  private final Display display;
  private final Clock clock;

  HoldDecisions(
      HeldList held,
      People people,
      DynamoDbDecisions decisions,
      SweepQueues queues,
      ReconcileWatcher following,
      Display display,
      Clock clock) {
    this.held = held;
    this.people = people;
    this.decisions = decisions;
    this.queues = queues;
    this.following = following;
    this.display = display;
    this.clock = clock;
  }

  /**
   * @param atMost how long to follow it
   */
  int give(Verdict verdict, HeldUsers whom, Duration atMost) {
    // Whoever is held while the question stands was not shown.
    Instant shownAt = clock.instant();
    List<HeldChange> all = held.all();
    Set<UserId> users = users(whom, all);
    List<HeldChange> about = all.stream().filter(change -> users.contains(change.user())).toList();
    if (about.isEmpty()) {
      throw new Problem("Nothing is held.");
    }
    if (!display.isJson()) {
      held.show(about);
    }
    String word = verdict.name().toLowerCase(Locale.ROOT);
    display.confirm("Shall %s be %s?".formatted(Count.of(about.size(), "change"), word));
    for (Optional<UserId> user : whom.isAll() ? everybody() : each(users)) {
      decisions.put(new Decision(user, verdict, shownAt));
    }
    String eventId = "studioctl-" + UUID.randomUUID();
    queues.requeue(SweepRequest.held(eventId), Duration.ZERO);
    LedgerSnapshot after = following.toTheEnd(users, Set.of(eventId), atMost);
    List<HeldChange> left =
        HeldChange.all(after).stream()
            .filter(change -> users.contains(change.user()) && !change.hold().rejected())
            .toList();
    if (display.isJson()) {
      held.show(left);
    } else {
      display.line(
          "%s %s, %s still held."
              .formatted(
                  Count.of(about.size() - left.size(), "change is", "changes are"),
                  word,
                  Count.of(left.size(), "is", "are")));
    }
    return left.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
  }

  private static List<Optional<UserId>> everybody() {
    return List.of(Optional.empty());
  }

  private static List<Optional<UserId>> each(Set<UserId> users) {
    return users.stream().map(Optional::of).toList();
  }

  private Set<UserId> users(HeldUsers whom, List<HeldChange> all) {
    Set<UserId> heldUsers = new LinkedHashSet<>(all.stream().map(HeldChange::user).toList());
    if (whom.isAll()) {
      return heldUsers;
    }
    Set<UserId> users = new LinkedHashSet<>();
    for (String name : whom.users()) {
      UserId id =
          heldUsers.stream()
              .filter(user -> user.value().equals(name))
              .findFirst()
              .orElseGet(() -> people.find(name).id());
      if (!heldUsers.contains(id)) {
        throw new Problem(
            "Nothing is held of %s. \"studioctl held list\" shows who is.".formatted(name));
      }
      users.add(id);
    }
    return users;
  }
}
