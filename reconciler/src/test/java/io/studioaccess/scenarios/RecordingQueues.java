package io.studioaccess.scenarios;

import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Side;
import io.studioaccess.sweep.SweepQueues;
import io.studioaccess.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The queues, from one function's side, with all that it sends. */
final class RecordingQueues {

  /** A message to a function, or back to it. */
  record Sent(Side to, Duration delay, LookAgain message, boolean toMyself) {}

  private final List<Sent> sent = new ArrayList<>();

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  LookAgainQueues of(Side side) {
    Side other = side == Side.PROVISIONER ? Side.DEPROVISIONER : Side.PROVISIONER;
    return new LookAgainQueues() {
      @Override
      public void toMyself(LookAgain message, Duration delay) {
        sent.add(new Sent(side, delay, message, true));
      }

      @Override
      public void toTheOther(LookAgain message, Duration delay) {
        sent.add(new Sent(other, delay, message, false));
      }
    };
  }

  SweepQueues ofTheSweeper() {
    return new SweepQueues() {
      @Override
      public void name(List<LookAgain> users, Side side) {
        users.stream()
            .sorted(Comparator.comparing(message -> message.user().value()))
            .forEach(message -> sent.add(new Sent(side, Duration.ZERO, message, false)));
      }

      @Override
      public void toMyself(SweepRequest rest, Duration delay) {
        throw new IllegalStateException("there was time for all of it: " + rest);
      }
    };
  }
}
