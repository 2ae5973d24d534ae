package io.studioaccess.simulation;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.OutcomeDetail;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Each change that was told stands in the history once, and nothing else does. A change counts as
 * told once for each time that the ledger has taken it: until then it is told again.
 */
final class HistoryLaw {
  private static final Set<String> TROUBLE = Set.of("Held", "Refused", "Blocked", "Failed");

  private final Violations violations;
  private final Map<Told, Integer> published = new HashMap<>();
  private final Map<Told, Integer> taken = new HashMap<>();
  private final Map<Told, Integer> kept = new HashMap<>();
  private final Set<String> places = new HashSet<>();

  /** What an outcome tells, whoever writes it down. */
  private record Told(UserId user, String outcome, String domain, String role) {}

  HistoryLaw(Violations violations) {
    this.violations = violations;
  }

  void published(List<UserOutcome> outcomes) {
    for (UserOutcome outcome : outcomes) {
      if (outcome.outcome() instanceof Outcome.Reported reported && isChange(reported.kind())) {
        Map<String, String> detail = OutcomeDetail.of(outcome);
        String role = Optional.ofNullable(detail.get("roleArn")).orElse("");
        String before = Optional.ofNullable(detail.get("roleArnBefore")).orElse("");
        count(
            published,
            new Told(
                outcome.user(),
                reported.kind(),
                reported.domain().value(),
                role.isEmpty() ? before : role));
      }
    }
  }

  /** The ledger has new entries of the user. */
  void taken(UserId user, List<HistoryEntry> entries) {
    for (HistoryEntry entry : entries) {
      if (isChange(entry.outcome())) {
        String role = entry.text().split(" ", -1)[0];
        count(taken, new Told(user, entry.outcome(), entry.domain().value(), role));
      }
    }
  }

  /** The history has a new item. */
  void kept(RecordedOutcome item) {
    if (!isChange(item.outcome())) {
      return;
    }
    Told told = told(item);
    count(kept, told);
    violations.require(
        kept.getOrDefault(told, 0) <= published.getOrDefault(told, 0),
        "the history keeps nothing that was not told",
        item::toString);
    violations.require(
        places.add("%s by %s after %s".formatted(told, item.group(), item.after())),
        "the history keeps nothing twice",
        item::toString);
  }

  /** Nothing fails any more, and nothing is left to do. */
  void checkRest(Collection<RecordedOutcome> unrecorded) {
    violations.require(
        unrecorded.isEmpty(), "the history lacks nothing at rest", unrecorded::toString);
    taken.forEach(
        (told, times) ->
            violations.require(
                kept.getOrDefault(told, 0) >= times,
                "the history lacks nothing at rest",
                () -> "%s, told %d times".formatted(told, times)));
  }

  private static Told told(RecordedOutcome item) {
    String role = item.role().or(item::before).map(RoleArn::value).orElse("");
    return new Told(item.user(), item.outcome(), item.domain().value(), role);
  }

  private static boolean isChange(String kind) {
    return !TROUBLE.contains(kind);
  }

  private static void count(Map<Told, Integer> counts, Told told) {
    counts.merge(told, 1, Integer::sum);
  }
}
