package io.studioaccess.studioctl.sweep;

import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The sweeper's own sweep of all users, as its schedule starts it. */
@Singleton
final class FullSweep {
  private final LedgerReader ledger;
  private final SweepQueues queues;
  private final ReconcileWatcher watcher;

  FullSweep(LedgerReader ledger, SweepQueues queues, ReconcileWatcher watcher) {
    this.ledger = ledger;
    this.queues = queues;
    this.watcher = watcher;
  }

  /** Requests the sweep and waits until the sweeper has recorded its end. */
  LastSweep run(Duration timeout) {
    Optional<LastSweep> before = ledger.read().lastSweep();
    String eventId = "studioctl-" + UUID.randomUUID();
    queues.requeue(SweepRequest.status(eventId), Duration.ZERO);
    queues.requeue(SweepRequest.allUsers(eventId), Duration.ZERO);
    return watcher.awaitFullSweep(before, timeout);
  }
}
