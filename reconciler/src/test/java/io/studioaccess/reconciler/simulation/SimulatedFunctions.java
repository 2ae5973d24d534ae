package io.studioaccess.reconciler.simulation;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import io.studioaccess.reconciler.reconcile.Ports;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The three functions with their queues. A message whose function fails is delivered again after
 * the visibility timeout, five times at most.
 */
final class SimulatedFunctions {
  static final RoleArn QUARANTINE = role("studio-access/quarantine");
  private static final Region HOME = new Region("eu-west-1");
  private static final RoleGuard GUARD =
      new RoleGuard(List.of("arn:aws:iam::111122223333:role/studio/*"), Set.of("111122223333"));
  private static final RevocationRules RULES =
      new RevocationRules(
          QUARANTINE, Duration.ofDays(7), PrivateSpaces.DELETE, Duration.ofHours(6), false);
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(6);
  private static final int MAX_RECEIVES = 5;

  /** Far more than any history needs; a loop of the functions exceeds it. */
  private static final int MAX_MESSAGES = 50_000;

  private final SimulatedClock clock;
  private final SimulatedFaults faults;
  private final SimulatedLedger ledger;
  private final Map<Direction, Reconciler> reconcilers = new EnumMap<>(Direction.class);
  private final Sweep sweep;
  private final PriorityQueue<Message> queue =
      new PriorityQueue<>(Comparator.comparing(Message::due).thenComparing(Message::number));
  private long numbers;

  private record Message(Instant due, long number, Runnable handler, int receives) {}

  SimulatedFunctions(
      SimulatedClock clock,
      SimulatedFaults faults,
      SimulatedDirectory directory,
      SimulatedStudio studio,
      SimulatedLedger ledger) {
    this.clock = clock;
    this.faults = faults;
    this.ledger = ledger;
    ReadPorts reads =
        new ReadPorts(
            directory, directory, GUARD, studio, ledger, ledger, studio, NO_LIMIT, RULES, HOME,
            clock);
    for (Direction direction : Direction.values()) {
      reconcilers.put(
          direction,
          new Reconciler(
              new Ports(reads, ledger, NO_LIMIT, _ -> faults.write(() -> {}), queuesOf(direction)),
              studio.executor(direction)));
    }
    sweep =
        new Sweep(
            new SweepPorts(
                directory,
                directory,
                GUARD,
                ledger,
                ledger,
                studio,
                NO_NOTICES,
                _ -> Optional.empty(),
                sweepQueues(),
                HOME,
                clock));
  }

  static RoleArn role(String pathAndName) {
    return new RoleArn("arn:aws:iam::111122223333:role/" + pathAndName);
  }

  private ReconcileQueues queuesOf(Direction direction) {
    Direction other = direction == Direction.GRANT ? Direction.REVOKE : Direction.GRANT;
    return new ReconcileQueues() {
      @Override
      public void requeue(ReconcileRequest request, Duration delay) {
        faults.write(() -> send(direction, request, delay));
      }

      @Override
      public void handOver(ReconcileRequest request, Duration delay) {
        faults.write(() -> send(other, request, delay));
      }
    };
  }

  private SweepQueues sweepQueues() {
    return new SweepQueues() {
      @Override
      public void request(List<ReconcileRequest> users, Direction direction) {
        for (ReconcileRequest request : users) {
          faults.write(() -> send(direction, request, Duration.ZERO));
        }
      }

      @Override
      public void requeue(SweepRequest request, Duration delay) {
        faults.write(() -> send(request, delay));
      }
    };
  }

  /** Puts a reconcile request into the queue of the function of this direction. */
  void send(Direction direction, ReconcileRequest request, Duration delay) {
    add(
        delay,
        () -> {
          reconcilers.get(direction).reconcile(request.user(), request.trigger()).throwFailure();
        });
  }

  /** Delivers an event to the function of this direction, which leaves out what is covered. */
  void deliver(Direction direction, ReconcileRequest event, Instant change) {
    add(
        Duration.ZERO,
        () -> {
          if (!ledger.lastReconcile(event.user()).covers(change, direction, clock.instant())) {
            reconcilers.get(direction).reconcile(event.user(), event.trigger()).throwFailure();
          }
        });
  }

  void send(SweepRequest request, Duration delay) {
    add(
        delay,
        () -> {
          var unused = sweep.run(request, () -> false);
        });
  }

  private void add(Duration delay, Runnable handler) {
    queue.add(new Message(clock.instant().plus(delay), ++numbers, handler, 1));
  }

  /** Handles the messages that are due by then, in order. The clock follows their due times. */
  void runUntil(Instant end) {
    while (!queue.isEmpty() && !queue.peek().due().isAfter(end)) {
      Message message = queue.remove();
      clock.advanceTo(message.due());
      if (message.number() > MAX_MESSAGES) {
        throw new AssertionError("the functions never finish");
      }
      faults.startFunction();
      try {
        message.handler().run();
      } catch (SimulatedFaults.FailedCallException e) {
        redeliver(message);
      }
    }
    faults.startFunction();
  }

  private void redeliver(Message message) {
    if (message.receives() < MAX_RECEIVES) {
      queue.add(
          new Message(
              clock.instant().plus(VISIBILITY_TIMEOUT),
              ++numbers,
              message.handler(),
              message.receives() + 1));
    }
  }

  /** Handles all messages, and those that follow from them. */
  void settle() {
    runUntil(Instant.MAX);
  }

  private static final ChangeGuard NO_LIMIT =
      new ChangeGuard() {
        @Override
        public boolean admits(GuardedChange change) {
          return true;
        }

        @Override
        public void announceHeld() {
          throw new AssertionError("no change is held");
        }

        @Override
        public Optional<Verdict> verdict(UserId user, Instant heldSince) {
          return Optional.empty();
        }
      };

  private static final HeldNotices NO_NOTICES =
      new HeldNotices() {
        @Override
        public void publishCount(int held) {}

        @Override
        public void publish(List<HeldChange> all, String eventId) {
          throw new AssertionError("no change is held");
        }
      };
}
