package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.LedgerContract;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import java.time.Duration;

class InMemoryLedgerTest extends LedgerContract {
  private final Timeline timeline = new Timeline();
  private final InMemoryLedger.Items items = new InMemoryLedger.Items(timeline);
  private final MembershipLedger ledger = view();
  private final MembershipLedger other = view();

  private MembershipLedger view() {
    return new InMemoryLedger(items, Boundary.calm(timeline), timeline);
  }

  @Override
  protected MembershipLedger ledger() {
    return ledger;
  }

  @Override
  protected MembershipLedger other() {
    return other;
  }

  @Override
  protected void advance(Duration time) {
    timeline.pass(time.toMillis());
  }
}
