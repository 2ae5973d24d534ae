package io.studioaccess.lambda;

import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.Reconciler;

/** What a function does with a message, for tests of other packages. */
public final class LookFunction {
  private LookFunction() {}

  public static Messages of(
      MembershipEventDecoder decoder,
      MembershipLedger ledger,
      Reconciler reconciler,
      LookAgainQueues queues) {
    return new LookMessages(decoder, ledger, reconciler, queues);
  }
}
