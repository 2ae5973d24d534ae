package io.studioaccess.sweep;

import io.studioaccess.reconcile.Decision;
import io.studioaccess.reconcile.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is held against what administrators decided. */
final class HeldPass {
  private final Ledger ledger;
  private final LedgerReader ledgerReader;
  private final HeldNotices notices;

  HeldPass(Ledger ledger, LedgerReader ledgerReader, HeldNotices notices) {
    this.ledger = ledger;
    this.ledgerReader = ledgerReader;
    this.notices = notices;
  }

  /** Names whom a decision is about, answers each decision once, and tells who still waits. */
  void run(Findings findings, Instant now, String eventId) {
    List<Decision> decisions =
        ledger.decisions().stream().flatMap(row -> row.decision().stream()).toList();
    List<HeldChange> held = HeldChange.all(ledger);
    List<HeldChange> waiting = new ArrayList<>();
    for (HeldChange change : held) {
      Optional<Decision> last = Decision.last(decisions, change.user(), change.hold().since());
      if (last.filter(decision -> decision.changes(change.hold())).isPresent()) {
        findings.decided(change.user(), side(change));
      } else if (last.isEmpty() && !change.hold().rejected()) {
        waiting.add(change);
      }
    }
    ledger.decisions().stream()
        .filter(row -> !row.answered())
        .forEach(row -> ledgerReader.answer(row, answer(row, held)));
    tell(waiting, now, eventId);
  }

  /** Who takes away, and who gives. */
  private static Side side(HeldChange change) {
    return change.hold().to().isEmpty() ? Side.DEPROVISIONER : Side.PROVISIONER;
  }

  private static String answer(DecisionRow row, List<HeldChange> held) {
    if (row.decision().isEmpty()) {
      return "refused: " + row.problem();
    }
    Decision decision = row.decision().get();
    long about =
        held.stream()
            .filter(change -> decision.isAbout(change.user(), change.hold().since()))
            .count();
    return about > 0
        ? "%d held changes are looked at again".formatted(about)
        : "refused: nothing is held of %s that was held by %s"
            .formatted(
                decision.user().map(user -> "user " + user).orElse("anybody"), decision.at());
  }

  private void tell(List<HeldChange> waiting, Instant now, String eventId) {
    notices.count(waiting.size());
    boolean isNews =
        waiting.stream().anyMatch(change -> change.hold().since().isAfter(ledger.heldToldAt()));
    if (isNews) {
      notices.tell(waiting, eventId);
      ledgerReader.heldToldAt(now);
    }
  }
}
