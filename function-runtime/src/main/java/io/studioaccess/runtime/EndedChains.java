package io.studioaccess.runtime;

import io.studioaccess.aws.cloudwatch.Metric;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.reconciler.reconcile.ChainLimit;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepRequest;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports chains of messages that ended at the {@link ChainLimit}. */
@Singleton
public final class EndedChains {
  private static final Logger LOG = LoggerFactory.getLogger(EndedChains.class);

  private final Metrics metrics;

  EndedChains(Metrics metrics) {
    this.metrics = metrics;
  }

  public void report(ReconcileRequest request) {
    metrics.put(Metric.CHAINS_ENDED, 1);
    LOG.atError()
        .addKeyValue("eventId", request.trigger().eventId())
        .addKeyValue("userId", request.user())
        .addKeyValue("links", request.trigger().links())
        .addKeyValue("reason", request.reason())
        .log("Chain of reconciles ended");
  }

  public void report(SweepRequest request) {
    metrics.put(Metric.CHAINS_ENDED, 1);
    LOG.atError()
        .addKeyValue("eventId", request.eventId())
        .addKeyValue("links", request.links())
        .log("Chain of sweeps ended");
  }
}
