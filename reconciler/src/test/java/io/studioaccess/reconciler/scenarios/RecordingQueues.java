package io.studioaccess.reconciler.scenarios;

import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Queues that record all messages that a function sends. */
final class RecordingQueues {

  /** A message to a function, or back to it. */
  record Sent(Direction to, Duration delay, ReconcileRequest message, boolean requeue) {}

  private final List<Sent> sent = new ArrayList<>();

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  ReconcileQueues queuesOf(Direction direction) {
    Direction other = direction == Direction.GRANT ? Direction.REVOKE : Direction.GRANT;
    return new ReconcileQueues() {
      @Override
      public void requeue(ReconcileRequest message, Duration delay) {
        sent.add(new Sent(direction, delay, message, true));
      }

      @Override
      public void handOver(ReconcileRequest message, Duration delay) {
        sent.add(new Sent(other, delay, message, false));
      }
    };
  }

  SweepQueues sweepQueues() {
    return new SweepQueues() {
      @Override
      public void request(List<ReconcileRequest> users, Direction direction) {
        users.stream()
            .sorted(Comparator.comparing(message -> message.user().value()))
            .forEach(message -> sent.add(new Sent(direction, Duration.ZERO, message, false)));
      }

      @Override
      public void requeue(SweepRequest rest, Duration delay) {
        throw new IllegalStateException("the sweep did not finish: " + rest);
      }
    };
  }
}
