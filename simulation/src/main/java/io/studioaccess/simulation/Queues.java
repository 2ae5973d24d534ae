package io.studioaccess.simulation;

import io.studioaccess.reconciler.reconcile.BoundedReconcileQueues;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.BoundedSweepQueues;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The functions' queues. A message arrives at least once: late, twice, or after a later one. A
 * message that fails appears again after the visibility timeout, five times at most; then it is a
 * dead letter.
 */
final class Queues implements SweepQueues {
  private static final int LATE_BY = 600_000;

  private final Timeline timeline;
  private final Boundary boundary;
  private final Chaos chaos;
  private final ChainLaw chains;
  private final List<Message> deadLetters = new ArrayList<>();
  private final Consumer<Message> receiver;
  private long copies;

  Queues(
      Timeline timeline,
      Boundary boundary,
      Chaos chaos,
      ChainLaw chains,
      Consumer<Message> receiver) {
    this.timeline = timeline;
    this.boundary = boundary;
    this.chaos = chaos;
    this.chains = chains;
    this.receiver = receiver;
  }

  static Queue of(Direction direction) {
    return direction == Direction.GRANT ? Queue.PROVISIONER : Queue.DEPROVISIONER;
  }

  /** The queues as the sweeper uses them. */
  SweepQueues ofSweeper() {
    return new BoundedSweepQueues(this, _ -> {});
  }

  ReconcileQueues of(Queue own) {
    Queue other = own == Queue.PROVISIONER ? Queue.DEPROVISIONER : Queue.PROVISIONER;
    ReconcileQueues both =
        new ReconcileQueues() {
          @Override
          public void requeue(ReconcileRequest request, Duration delay) {
            send("Queue.requeue", own, request.fields(), delay);
          }

          @Override
          public void handOver(ReconcileRequest request, Duration delay) {
            send("Queue.handOver", other, request.fields(), delay);
          }
        };
    return new BoundedReconcileQueues(both, request -> chains.ended(request.user()));
  }

  @Override
  public void request(List<ReconcileRequest> users, Direction direction) {
    for (ReconcileRequest request : users) {
      send("Queue.request", of(direction), request.fields(), Duration.ZERO);
    }
  }

  @Override
  public void requeue(SweepRequest request, Duration delay) {
    send("Queue.requeue", Queue.SWEEPER, request.fields(), delay);
  }

  /** The sweeper sends an event that names a user to the deprovisioner. */
  void forward(Map<String, Object> event) {
    send("Queue.forward", Queue.DEPROVISIONER, event, Duration.ZERO);
  }

  private void send(String call, Queue queue, Map<String, Object> body, Duration delay) {
    Invocation caller = timeline.caller();
    long key = caller == null ? timeline.millis() : caller.nextCall();
    boundary.run(
        call,
        boundary.story().isTold() ? queue + " in " + delay + ": " + body : "",
        () -> put(queue, key, body, delay.toMillis()));
  }

  /** A message enters the queue and appears after the delay. */
  void put(Queue queue, long key, Map<String, Object> body, long delay) {
    Message message = new Message(queue, key, ++copies, body, 1);
    chains.sent(message);
    Dice dice = new Dice(key);
    long transit = 5L + dice.below(900);
    if (chaos.trouble().doubled()) {
      if (dice.oneIn(16) && chaos.happens(Fault.LATE, key, timeline.millis())) {
        transit += dice.below(LATE_BY);
      }
      if (dice.oneIn(24) && chaos.happens(Fault.DOUBLED, key + 1, timeline.millis())) {
        Message twin = new Message(queue, key, ++copies, body, 1);
        chains.cameTwice(twin);
        timeline.at(timeline.millis() + delay + dice.below(LATE_BY), () -> receiver.accept(twin));
      }
    }
    timeline.at(timeline.millis() + delay + transit, () -> receiver.accept(message));
  }

  /**
   * The message failed. It appears again, or is a dead letter.
   *
   * @param received when it was received, in epoch milliseconds
   */
  void failed(Message message, long received) {
    if (message.receives() < Queue.MAX_RECEIVES) {
      timeline.at(received + message.queue().visibility(), () -> receiver.accept(message.again()));
    } else {
      chains.deadLettered(message);
      deadLetters.add(message);
      boundary.story().add(timeline.millis(), message.queue(), "dead letter", message.body());
    }
  }

  /** An administrator sends the dead letters back. */
  void redrive(long key) {
    List<Message> letters = List.copyOf(deadLetters);
    deadLetters.clear();
    for (int i = 0; i < letters.size(); i++) {
      chains.sentBack(letters.get(i));
      put(letters.get(i).queue(), Dice.mix(key, i), letters.get(i).body(), 0);
    }
  }
}
