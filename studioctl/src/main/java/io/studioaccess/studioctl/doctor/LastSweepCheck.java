package io.studioaccess.studioctl.doctor;

import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Singleton
final class LastSweepCheck implements Check {
  private final LedgerReader ledger;
  private final Installation stack;
  private final Clock clock;

  LastSweepCheck(LedgerReader ledger, Installation stack, Clock clock) {
    this.ledger = ledger;
    this.stack = stack;
    this.clock = clock;
  }

  @Override
  public List<Finding> findings() {
    Optional<LastSweep> last = ledger.read().lastSweep();
    if (last.isEmpty()) {
      return List.of(
          Finding.warning("no full sweep has finished yet", "run studioctl sweep --full"));
    }
    return Stream.of(tooOld(last.get()), inaccessible(last.get()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> tooOld(LastSweep last) {
    Duration age = Duration.between(last.at(), clock.instant());
    String schedule = stack.parameter("SweepSchedule");
    return SweepPeriod.of(schedule)
        .filter(period -> age.compareTo(period.plusHours(1)) > 0)
        .map(
            _ ->
                Finding.fault(
                    "the last full sweep finished at %s, but its schedule is %s: changes without an event go unnoticed"
                        .formatted(last.at(), schedule),
                    "run studioctl dlq list, read the logs of %s, then run studioctl sweep --full"
                        .formatted(stack.output("SweeperFunctionName"))));
  }

  private static Optional<Finding> inaccessible(LastSweep last) {
    return last.inaccessible() == 0
        ? Optional.empty()
        : Optional.of(
            Finding.fault(
                "the last full sweep, at %s, could not read %s: their accounts deny access"
                    .formatted(last.at(), Quantity.of(last.inaccessible(), "domain")),
                "deploy templates/studio-account.yaml in these accounts, with the stack's"
                    + " ExternalId and StudioAccessRoleName"));
  }
}
