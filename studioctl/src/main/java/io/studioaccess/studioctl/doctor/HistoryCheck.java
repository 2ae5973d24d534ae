package io.studioaccess.studioctl.doctor;

import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Quantity;
import jakarta.inject.Singleton;
import java.util.List;

/** Outcomes that the history did not accept wait in the records of their users. */
@Singleton
final class HistoryCheck implements Check {
  private final LedgerReader ledger;

  HistoryCheck(LedgerReader ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<Finding> findings() {
    int waiting =
        ledger.read().users().values().stream()
            .mapToInt(record -> record.unrecorded().size())
            .sum();
    return waiting == 0
        ? List.of()
        : List.of(
            Finding.warning(
                "%s wait in the ledger, because HistoryTable could not be written"
                    .formatted(Quantity.of(waiting, "outcome")),
                "correct what studioctl dlq list names, then run studioctl sweep --yes"));
  }
}
