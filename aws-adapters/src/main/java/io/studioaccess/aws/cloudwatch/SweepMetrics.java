package io.studioaccess.aws.cloudwatch;

import io.studioaccess.reconciler.sweep.AccessTotals;
import io.studioaccess.reconciler.sweep.SweepReport;

/** The metrics of one sweep. */
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
    int untagged = report.untagged().size();
    if (untagged > 0 || report.totals().isPresent()) {
      metrics.put(Metric.UNTAGGED_PROFILES, untagged);
    }
    int failures = report.failures().all().size();
    if (failures > 0) {
      metrics.put(Metric.FAILED_SWEEP_PARTS, failures);
    }
    report
        .totals()
        .ifPresent(
            totals -> {
              putTotals(totals);
              metrics.put(Metric.UNREADABLE_ITEMS, report.unreadable().size());
            });
    report
        .completed()
        .ifPresent(
            sum -> {
              metrics.put(Metric.POWERFUL_DEFAULT_ROLES, sum.powerfulDefaultRoles());
              metrics.put(Metric.INACCESSIBLE_DOMAINS, sum.inaccessible());
            });
  }

  private void putTotals(AccessTotals totals) {
    metrics.put(Metric.PEOPLE_WITH_ACCESS, totals.usersWithAccess());
    totals
        .usersByRole()
        .forEach((role, users) -> metrics.put(Metric.PEOPLE_WITH_ROLE, role.value(), users));
    metrics.put(Metric.PEOPLE_IN_QUARANTINE, totals.usersInQuarantine());
    metrics.put(Metric.OLDEST_DEFERRAL, totals.longestWait().toSeconds());
  }
}
