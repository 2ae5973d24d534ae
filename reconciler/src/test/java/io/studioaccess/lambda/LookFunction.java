package io.studioaccess.lambda;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.LookMetrics;
import io.studioaccess.aws.Metrics;
import io.studioaccess.membership.MembershipEventDecoder;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.Reconciler;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What a function does with a message, for tests of other packages. */
public final class LookFunction {
  private LookFunction() {}

  public static Messages of(
      MembershipEventDecoder decoder,
      MembershipLedger ledger,
      Reconciler reconciler,
      LookAgainQueues queues) {
    PrintStream noLog =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Metrics metrics = new Metrics("studio-access/test", clock, noLog, JsonMapper.createDefault());
    return new LookMessages(
        decoder,
        ledger,
        reconciler,
        queues,
        new LookMetrics(metrics, clock),
        clock,
        new EventInHand());
  }
}
