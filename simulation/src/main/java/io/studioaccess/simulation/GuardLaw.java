package io.studioaccess.simulation;

import io.studioaccess.reconciler.reconcile.GuardedChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The guard's count is exact: in no rolling hour are more changes admitted than the limit, and none
 * is held before as many were admitted.
 */
final class GuardLaw {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Timeline timeline;
  private final Violations violations;
  private final int limit;
  private final long tolerance;
  private final Map<String, List<Counted>> counts = new HashMap<>();

  private record Counted(String subject, long moment) {}

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
    List<Counted> count = countOf(change);
    long now = timeline.millis();
    count.removeIf(old -> old.moment() <= now - HOUR - 2 * tolerance);
    count.add(new Counted(change.user() + " " + change.domain().id(), now));
    long within = count.stream().filter(each -> each.moment() > now - HOUR + 2 * tolerance).count();
    violations.require(
        within <= limit,
        "the guard's count is exact",
        () -> "%d changes within an hour, of %d".formatted(within, limit));
  }

  /** The guard holds a change. */
  void refused(GuardedChange change) {
    long now = timeline.millis();
    long within =
        countOf(change).stream()
            .filter(each -> each.moment() > now - HOUR - 2 * tolerance)
            .map(Counted::subject)
            .distinct()
            .count();
    violations.require(
        within >= limit,
        "the guard's count is exact",
        () -> "held after %d changes within an hour, of %d".formatted(within, limit));
  }

  private List<Counted> countOf(GuardedChange change) {
    return counts.computeIfAbsent(
        change.domain().account() + change.recorded(), _ -> new ArrayList<>());
  }
}
