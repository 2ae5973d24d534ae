package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.SweptLedgerContract;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import java.time.Duration;

class InMemorySweptLedgerTest extends SweptLedgerContract {
  private final World world = SimulatedDirectory.quietWorld();
  private final InMemoryLedger ledger =
      new InMemoryLedger(world.ledger, world.boundary, world.timeline);

  @Override
  protected MembershipLedger ledger() {
    return ledger;
  }

  @Override
  protected LedgerReader reader() {
    return world.sweepLedger;
  }

  @Override
  protected SweepRecorder recorder() {
    return world.sweepLedger;
  }

  @Override
  protected ForeignProfiles foreignProfiles() {
    return world.sweepLedger;
  }

  @Override
  protected ProfileClaims claims() {
    return ledger;
  }

  @Override
  protected void advance(Duration time) {
    world.timeline.pass(time.toMillis());
  }
}
