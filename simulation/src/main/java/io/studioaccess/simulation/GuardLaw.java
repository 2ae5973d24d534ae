package io.studioaccess.simulation;

import io.studioaccess.reconciler.reconcile.GuardedChange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The guard's count is exact: in no rolling hour are more changes admitted than the limit. */
final class GuardLaw {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Timeline timeline;
  private final Violations violations;
  private final int limit;
  private final long tolerance;
  private final Map<String, Deque<Long>> counts = new HashMap<>();

  /**
   * @param tolerance how far two clocks may differ, in milliseconds
   */
  GuardLaw(Timeline timeline, Violations violations, int limit, long tolerance) {
    this.timeline = timeline;
    this.violations = violations;
    this.limit = limit;
    this.tolerance = tolerance;
  }

  /** The guard admits and counts a change that it had not counted within the hour. */
  void counted(GuardedChange change) {
    Deque<Long> count =
        counts.computeIfAbsent(
            change.domain().account() + change.recorded(), _ -> new ArrayDeque<>());
    long now = timeline.millis();
    while (!count.isEmpty() && count.peek() <= now - HOUR + 2 * tolerance) {
      count.remove();
    }
    count.add(now);
    violations.require(
        count.size() <= limit,
        "the guard's count is exact",
        () -> "%d changes within an hour, of %d".formatted(count.size(), limit));
  }
}
