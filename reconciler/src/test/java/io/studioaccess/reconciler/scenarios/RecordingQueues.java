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

/** The queues, from one function's side, with all that it sends. */
final class RecordingQueues {

  /** A message to a function, or back to it. */
  record Sent(Direction to, Duration delay, ReconcileRequest message, boolean requeue) {}

  private final List<Sent> sent = new ArrayList<>();

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  ReconcileQueues of(Direction side) {
    Direction other = side == Direction.GRANT ? Direction.REVOKE : Direction.GRANT;
    return new ReconcileQueues() {
      @Override
      public void requeue(ReconcileRequest message, Duration delay) {
        sent.add(new Sent(side, delay, message, true));
      }

      @Override
      public void handOver(ReconcileRequest message, Duration delay) {
        sent.add(new Sent(other, delay, message, false));
      }
    };
  }

  SweepQueues ofTheSweeper() {
    return new SweepQueues() {
      @Override
      public void request(List<ReconcileRequest> users, Direction side) {
        users.stream()
            .sorted(Comparator.comparing(message -> message.user().value()))
            .forEach(message -> sent.add(new Sent(side, Duration.ZERO, message, false)));
      }

      @Override
      public void requeue(SweepRequest rest, Duration delay) {
        throw new IllegalStateException("there was time for all of it: " + rest);
      }
    };
  }
}
