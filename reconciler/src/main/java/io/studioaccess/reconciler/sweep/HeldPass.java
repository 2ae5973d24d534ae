package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches held changes with administrators' decisions. */
final class HeldPass {
  private final LedgerSnapshot ledger;
  private final SweepRecorder recorder;
  private final HeldNotices notices;

  HeldPass(LedgerSnapshot ledger, SweepRecorder recorder, HeldNotices notices) {
    this.ledger = ledger;
    this.recorder = recorder;
    this.notices = notices;
  }

  /**
   * Requests reconciles for decided changes, answers each decision once, and publishes the changes
   * that still wait.
   */
  void run(Findings findings, Instant now, String eventId) {
    List<Decision> decisions =
        ledger.decisions().stream().flatMap(row -> row.decision().stream()).toList();
    List<HeldChange> held = HeldChange.all(ledger);
    List<HeldChange> waiting = new ArrayList<>();
    for (HeldChange change : held) {
      Optional<Decision> last = Decision.last(decisions, change.user(), change.hold().since());
      if (last.filter(decision -> decision.changes(change.hold())).isPresent()) {
        findings.addDecided(change.user(), direction(change));
      } else if (last.isEmpty() && !change.hold().rejected()) {
        waiting.add(change);
      }
    }
    ledger.decisions().stream()
        .filter(row -> !row.answered())
        .forEach(row -> recorder.answer(row, answer(row, held)));
    notify(waiting, now, eventId);
  }

  private static Direction direction(HeldChange change) {
    return change.hold().to().isEmpty() ? Direction.REVOKE : Direction.GRANT;
  }

  private static String answer(DecisionRow row, List<HeldChange> held) {
    if (row.decision().isEmpty()) {
      return "refused: " + row.problem();
    }
    Decision decision = row.decision().get();
    long matching =
        held.stream()
            .filter(change -> decision.appliesTo(change.user(), change.hold().since()))
            .count();
    return matching > 0
        ? "%d held changes will be reconciled".formatted(matching)
        : "refused: no change of %s was held by %s"
            .formatted(
                decision.user().map(user -> "user " + user).orElse("any user"), decision.at());
  }

  private void notify(List<HeldChange> waiting, Instant now, String eventId) {
    notices.publishCount(waiting.size());
    boolean hasNewHold =
        waiting.stream().anyMatch(change -> change.hold().since().isAfter(ledger.heldNotifiedAt()));
    if (hasNewHold) {
      notices.publish(waiting, eventId);
      recorder.heldNotified(now);
    }
  }
}
