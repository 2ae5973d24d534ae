package io.studioaccess.studioctl.doctor;

import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Singleton
final class SweepIsRecent implements Check {
  private final LedgerReader ledger;
  private final Installation stack;
  private final Clock clock;

  SweepIsRecent(LedgerReader ledger, Installation stack, Clock clock) {
    this.ledger = ledger;
    this.stack = stack;
    this.clock = clock;
  }

  @Override
  public List<Finding> findings() {
    Optional<LastSweep> last = ledger.read().lastSweep();
    if (last.isEmpty()) {
      return List.of(
          Finding.warning("no sweep of everybody has ended yet", "studioctl sweep --yes"));
    }
    return Stream.of(tooOld(last.get()), leftOut(last.get())).flatMap(Optional::stream).toList();
  }

  private Optional<Finding> tooOld(LastSweep last) {
    Duration age = Duration.between(last.at(), clock.instant());
    String schedule = stack.parameter("SweepSchedule");
    return SweepPeriod.of(schedule)
        .filter(period -> age.compareTo(period.plusHours(1)) > 0)
        .map(
            _ ->
                Finding.fault(
                    "the last sweep ended at %s, and its schedule is %s: what no event announced is not found"
                        .formatted(last.at(), schedule),
                    "studioctl dlq list, and the log group of %s; then studioctl sweep --yes"
                        .formatted(stack.output("SweeperFunctionName"))));
  }

  private static Optional<Finding> leftOut(LastSweep last) {
    return last.inaccessible() == 0
        ? Optional.empty()
        : Optional.of(
            Finding.fault(
                "the last sweep, at %s, could not read %s: not every account lets the functions in"
                    .formatted(last.at(), Count.of(last.inaccessible(), "domain")),
                "deploy templates/studio-account.yaml in their accounts, with the stack's"
                    + " ExternalId and StudioAccessRoleName"));
  }
}
