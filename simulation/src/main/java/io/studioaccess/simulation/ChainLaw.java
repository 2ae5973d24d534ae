package io.studioaccess.simulation;

import static java.util.stream.Collectors.toSet;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * No chain of messages is endless, and none ends before its work is done: while the ledger says
 * that a change is in progress, a message about the user is on its way.
 */
final class ChainLaw {
  /** Far more than any history needs. */
  private static final int MOST_MESSAGES = 50_000;

  private final Timeline timeline;
  private final Violations violations;
  private final long tolerance;
  private final InMemoryLedger.Items ledger;

  /** Far more than any user needs: a failed message is given up if a later one fails as well. */
  private static final int MOST_OF_A_USER = 100;

  /** Each function waits longer with each attempt, and with each hand-over. */
  private static final int MOST_WITHIN_AN_HOUR = 100;

  /** A message that comes twice or back is one more chain, whose waits double from five seconds. */
  private static final int MOST_OF_A_TWIN = 12;

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** The users of each message, as far as they are known: events name users in many ways. */
  private final Map<Long, Set<String>> onTheirWay = new HashMap<>();

  private final Map<String, Integer> perUser = new HashMap<>();

  private final Map<String, Integer> withinHour = new HashMap<>();
  private long currentHour;

  private final Map<UserId, List<Outcome>> last = new HashMap<>();
  private final Set<String> deadLettered = new HashSet<>();

  /** A reconcile failed at its end, so that its outcomes are recorded or not. */
  private final Set<String> uncertain = new HashSet<>();

  /** The chain has as many messages as one may have. The next sweep begins another one. */
  private final Set<String> ended = new HashSet<>();

  /** The dead letters that an administrator has sent back, by user. Each is a chain. */
  private final Map<String, Integer> redriven = new HashMap<>();

  private int messages;
  private int twins;

  /**
   * @param tolerance how far two clocks may differ, in milliseconds
   */
  ChainLaw(Timeline timeline, Violations violations, InMemoryLedger.Items ledger, long tolerance) {
    this.timeline = timeline;
    this.violations = violations;
    this.tolerance = tolerance;
    this.ledger = ledger;
  }

  void sent(Message message) {
    Object user = message.body().get("userId");
    if (user instanceof String known) {
      put(message, Set.of(known));
      violations.require(
          perUser.getOrDefault(known, 0) <= MOST_OF_A_USER + redriven(known),
          "no chain multiplies",
          () -> known);
      requireCalm(known);
    }
    // One that names a turn may be superseded, and do nothing.
    if (!ended.isEmpty() && !message.body().containsKey("turn")) {
      message.body().values().forEach(ended::remove);
    }
    messages++;
    violations.require(
        messages < MOST_MESSAGES, "no chain is endless", () -> message.body().toString());
  }

  /** The queue delivers a message a second time. */
  void cameTwice(Message twin) {
    twins++;
    sent(twin);
  }

  /**
   * An administrator sends a dead letter back. While AWS refuses a user's reconcile, each hour's
   * sweep leaves one.
   */
  void sentBack(Message letter) {
    if (letter.body().get("userId") instanceof String known) {
      redriven.merge(known, 1, Integer::sum);
    }
  }

  private int redriven(String user) {
    return redriven.getOrDefault(user, 0);
  }

  private void requireCalm(String user) {
    long hour = timeline.millis() / HOUR;
    if (hour != currentHour) {
      currentHour = hour;
      withinHour.clear();
    }
    int sent = withinHour.merge(user, 1, Integer::sum);
    violations.require(
        sent <= MOST_WITHIN_AN_HOUR + (twins + redriven(user)) * MOST_OF_A_TWIN,
        "no chain runs hot",
        () -> user);
  }

  private void put(Message message, Set<String> users) {
    forget(message);
    onTheirWay.put(message.copy(), users);
    users.forEach(user -> perUser.merge(user, 1, Integer::sum));
  }

  private Set<String> forget(Message message) {
    Set<String> users = onTheirWay.remove(message.copy());
    if (users == null) {
      return Set.of();
    }
    users.forEach(user -> perUser.computeIfPresent(user, (_, n) -> n == 1 ? null : n - 1));
    return users;
  }

  /** A function begins to reconcile the users of this message. */
  void begun(Message message, List<Served> users) {
    put(message, users.stream().map(served -> served.user().value()).collect(toSet()));
  }

  /** The message failed and will appear again. */
  void failed(List<Served> users) {
    for (Served served : users) {
      if (!served.isComplete()) {
        uncertain.add(served.user().value());
      }
    }
  }

  /** The reconcile failed before its end, and the message was sent back. */
  void sentBack(UserId user) {
    uncertain.add(user.value());
  }

  /** The message was handled, and is deleted. */
  void handled(Message message, List<Served> users) {
    Set<String> unused = forget(message);
    violations.require(
        ledger.lateWrites() == 0, "nobody writes without the lease", users::toString);
    violations.require(
        ledger.shortestLease() >= InMemoryLedger.LEASE - tolerance,
        "nobody takes a lease before its time",
        users::toString);
    users.forEach(served -> requireNothingDropped(served.user()));
  }

  private void requireNothingDropped(UserId user) {
    String id = user.value();
    if (!perUser.containsKey(id)
        && !deadLettered.contains(id)
        && !ended.contains(id)
        && !uncertain.contains(id)) {
      boolean isInProgress =
          ledger.recordOf(user).profiles().values().stream().anyMatch(ChainLaw::isInProgress);
      violations.require(
          !isInProgress || waitsForSomethingElse(user),
          "no work is dropped",
          () -> "%s after %s".formatted(ledger.recordOf(user).profiles(), last.get(user)));
    }
  }

  /** The next sweep makes up for it. */
  void deadLettered(Message message) {
    deadLettered.addAll(forget(message));
  }

  /** A function fails although nothing that it calls has failed. */
  void escaped(RuntimeException failure) {
    violations.require(false, "no function fails by itself", failure::toString);
  }

  /** A message is not sent, because its chain is too long. */
  void ended(UserId user) {
    ended.add(user.value());
  }

  /** A reconcile came to its end. */
  void outcomes(UserId user, List<Outcome> outcomes) {
    boolean didNothing =
        outcomes.size() == 1
            && outcomes.getFirst() instanceof Outcome.Explained only
            && (only.reason().contains("replaced")
                || only.reason().contains("covers the change")
                || only.reason().contains("another reconcile"));
    if (!didNothing) {
      last.put(user, outcomes);
    }
    // Without outcomes, everything failed: a dead letter of a later request still stands for it.
    if (!didNothing && !outcomes.isEmpty()) {
      deadLettered.remove(user.value());
      uncertain.remove(user.value());
    }
  }

  static boolean isInProgress(ProfileRecord profile) {
    if (profile.hold().isPresent()) {
      return false; // waits for an administrator
    }
    return switch (profile.state()) {
      case GRANTING, CHANGING, RESTORING, REVOKING, DELETING -> true;
      case GRANTED, QUARANTINED -> false;
    };
  }

  /** The sweep tries again what an administrator or AWS must change. */
  private boolean waitsForSomethingElse(UserId user) {
    return last.getOrDefault(user, List.of()).stream()
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.Failed
                    || outcome instanceof Outcome.Blocked
                    || outcome instanceof Outcome.Refused
                    || outcome instanceof Outcome.Held);
  }

  /** At rest, nothing about anybody is on its way. */
  void checkRest() {
    violations.require(perUser.isEmpty(), "no chain is endless", perUser::toString);
  }
}
