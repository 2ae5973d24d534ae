package io.studioaccess.simulation;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
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
  private static final int MOST_MESSAGES = 5_000;

  private static final String UNKNOWN = "";

  private final Violations violations;
  private final InMemoryLedger.Items ledger;

  /** The user of each message, as far as it is known: events name users in many ways. */
  private final Map<Long, String> onTheirWay = new HashMap<>();

  private final Map<UserId, List<Outcome>> last = new HashMap<>();
  private final Set<String> deadLettered = new HashSet<>();

  /** A reconcile failed at its end, so that its outcomes are recorded or not. */
  private final Set<String> uncertain = new HashSet<>();

  /** The chain has as many messages as one may have. The next sweep begins another one. */
  private final Set<String> ended = new HashSet<>();

  private int messages;

  ChainLaw(Violations violations, InMemoryLedger.Items ledger) {
    this.violations = violations;
    this.ledger = ledger;
  }

  void sent(Message message) {
    onTheirWay.put(
        message.copy(), message.body().get("userId") instanceof String user ? user : UNKNOWN);
    message.body().values().forEach(ended::remove);
    messages++;
    violations.require(
        messages < MOST_MESSAGES, "no chain is endless", () -> message.body().toString());
  }

  /** The message, which is about this user, failed and will appear again. */
  void failed(Message message, UserId user, boolean reconciled) {
    onTheirWay.put(message.copy(), user.value());
    if (!reconciled) {
      uncertain.add(user.value());
    }
  }

  /** The reconcile failed before its end, and the message was sent back. */
  void sentBack(UserId user) {
    uncertain.add(user.value());
  }

  /** The message was handled, and is deleted. */
  void handled(Message message, UserId user) {
    forget(message);
    violations.require(ledger.lateWrites() == 0, "nobody writes without the lease", user::toString);
    if (!onTheirWay.containsValue(user.value())
        && !deadLettered.contains(user.value())
        && !ended.contains(user.value())
        && !uncertain.contains(user.value())) {
      boolean isInProgress =
          ledger.recordOf(user).profiles().values().stream().anyMatch(ChainLaw::isInProgress);
      violations.require(
          !isInProgress || waitsForSomethingElse(user),
          "no work is dropped",
          () -> "%s after %s".formatted(ledger.recordOf(user).profiles(), last.get(user)));
    }
  }

  void forget(Message message) {
    onTheirWay.remove(message.copy());
  }

  /** The next sweep makes up for it. */
  void deadLettered(Message message) {
    deadLettered.add(onTheirWay.getOrDefault(message.copy(), UNKNOWN));
    forget(message);
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
      deadLettered.remove(user.value());
      uncertain.remove(user.value());
    }
  }

  private static boolean isInProgress(ProfileRecord profile) {
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
    Set<String> users = new HashSet<>(onTheirWay.values());
    users.remove(UNKNOWN);
    violations.require(users.isEmpty(), "no chain is endless", users::toString);
  }
}
