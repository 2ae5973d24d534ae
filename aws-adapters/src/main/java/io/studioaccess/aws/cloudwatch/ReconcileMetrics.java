package io.studioaccess.aws.cloudwatch;

import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The metrics of one reconcile. */
public final class ReconcileMetrics {
  private final Metrics metrics;
  private final Clock clock;

  public ReconcileMetrics(Metrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  public void membershipEvent() {
    metrics.put(Metric.MEMBERSHIP_EVENTS, 1);
  }

  public void reconciled(Trigger trigger, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      metrics.put(Metric.OUTCOMES, outcome.kind(), 1);
      if (isReady(outcome)) {
        trigger.since().ifPresent(since -> metrics.put(Metric.EVENT_TO_READY, secondsSince(since)));
      }
    }
    if (outcomes.stream().anyMatch(Outcome.Blocked.class::isInstance)) {
      metrics.put(Metric.TEARDOWNS_BLOCKED, 1);
    }
  }

  /** Never negative, although the clocks of AWS services differ slightly. */
  private long secondsSince(Instant moment) {
    return Math.max(0, Duration.between(moment, clock.instant()).toSeconds());
  }

  private static boolean isReady(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted _,
          Outcome.Changed _,
          Outcome.Restored _,
          Outcome.Quarantined _,
          Outcome.Revoked _ ->
          true;
      case Outcome.Expiring _,
          Outcome.Held _,
          Outcome.Refused _,
          Outcome.Blocked _,
          Outcome.Failed _,
          Outcome.Started _,
          Outcome.Deferred _,
          Outcome.HandedOver _,
          Outcome.Unchanged _ ->
          false;
    };
  }
}
