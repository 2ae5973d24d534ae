package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Matches held changes with administrators' decisions, both collected page by page. */
final class HeldPass {
  private final SweepRecorder recorder;
  private final HeldNotices notices;
  private final List<HeldChange> held = new ArrayList<>();
  private final List<DecisionRow> rows = new ArrayList<>();
  private Instant notifiedAt = Instant.EPOCH;

  HeldPass(SweepRecorder recorder, HeldNotices notices) {
    this.recorder = recorder;
    this.notices = notices;
  }

  void collect(LedgerSnapshot page) {
    held.addAll(HeldChange.all(page));
    rows.addAll(page.decisions());
    if (page.heldNotifiedAt().isAfter(notifiedAt)) {
      notifiedAt = page.heldNotifiedAt();
    }
  }

  /**
   * Requests reconciles for decided changes, answers each decision once, and publishes the changes
   * that still wait.
   */
  void run(Findings findings, Instant now, String eventId) {
    List<Decision> decisions = rows.stream().flatMap(row -> row.decision().stream()).toList();
    held.sort(HeldChange.OLDEST_FIRST);
    List<HeldChange> waiting = new ArrayList<>();
    for (HeldChange change : held) {
      Optional<Decision> last = Decision.last(decisions, change.user(), change.hold().since());
      if (last.filter(decision -> decision.changes(change.hold())).isPresent()) {
        findings.addDecided(change.user(), direction(change));
      } else if (last.isEmpty() && !change.hold().rejected()) {
        waiting.add(change);
      }
    }
    rows.stream().filter(row -> !row.answered()).forEach(row -> recorder.answer(row, answer(row)));
    notify(waiting, now, eventId);
  }

  private static Direction direction(HeldChange change) {
    return change.hold().to().isEmpty() ? Direction.REVOKE : Direction.GRANT;
  }

  private String answer(DecisionRow row) {
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
        waiting.stream().anyMatch(change -> change.hold().since().isAfter(notifiedAt));
    if (hasNewHold) {
      notices.publish(waiting, eventId);
      recorder.heldNotified(now);
    }
  }
}
