package io.studioaccess.aws.cloudwatch;

import io.studioaccess.reconciler.sweep.AccessTotals;
import io.studioaccess.reconciler.sweep.SweepReport;

/** What a sweep adds to the metrics. */
public final class SweepMetrics {
  private final Metrics metrics;

  public SweepMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  public void membershipEvent() {
    metrics.put(Metric.MEMBERSHIP_EVENTS, 1);
  }

  public void swept(SweepReport report) {
    report
        .differences()
        .forEach((difference, users) -> metrics.put(Metric.DRIFT, difference.toString(), users));
    report.standing().ifPresent(this::standing);
    if (report.standing().isPresent() && report.continuesAt().isEmpty()) {
      metrics.put(Metric.POWERFUL_DEFAULT_ROLES, report.powerfulDefaultRoles().size());
      metrics.put(Metric.INACCESSIBLE_DOMAINS, report.inaccessible().size());
    }
  }

  private void standing(AccessTotals standing) {
    metrics.put(Metric.PEOPLE_WITH_ACCESS, standing.withAccess());
    standing
        .withRole()
        .forEach((role, people) -> metrics.put(Metric.PEOPLE_WITH_ROLE, role.value(), people));
    metrics.put(Metric.PEOPLE_IN_QUARANTINE, standing.inQuarantine());
    metrics.put(Metric.OLDEST_DEFERRAL, standing.longestWait().toSeconds());
  }
}
