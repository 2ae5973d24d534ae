package io.studioaccess.simulation;

import io.studioaccess.reconciler.reconcile.ReportedTrouble;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** One function's view of the reported trouble. */
final class InMemoryReportedTrouble implements ReportedTrouble {
  private static final long CLAIMED_FOR = Duration.ofSeconds(90).toMillis();
  private static final long QUIET_FOR = Duration.ofDays(1).toMillis();

  private final Map<String, Long> quietUntil;
  private final Boundary boundary;
  private final InstantSource clock;

  /**
   * @param quietUntil the items that all views share
   */
  InMemoryReportedTrouble(Map<String, Long> quietUntil, Boundary boundary, InstantSource clock) {
    this.quietUntil = quietUntil;
    this.boundary = boundary;
    this.clock = clock;
  }

  @Override
  public boolean claim(String trouble) {
    return boundary.call(
        "Reported.claim",
        trouble,
        () -> {
          if (quietUntil.getOrDefault(trouble, 0L) > clock.millis()) {
            return false;
          }
          quietUntil.put(trouble, clock.millis() + CLAIMED_FOR);
          return true;
        });
  }

  @Override
  public void release(String trouble) {
    boundary.run("Reported.release", trouble, () -> quietUntil.put(trouble, clock.millis()));
  }

  @Override
  public void markReported(String trouble) {
    boundary.run(
        "Reported.mark", trouble, () -> quietUntil.put(trouble, clock.millis() + QUIET_FOR));
  }
}
