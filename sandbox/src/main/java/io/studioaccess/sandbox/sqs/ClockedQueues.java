package io.studioaccess.sandbox.sqs;

import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.LookupQueue;
import scala.Option;

/**
 * Stands in front of ElasticMQ's queue manager, and answers queue lookups with a {@link
 * ClockedQueue}.
 */
final class ClockedQueues extends AbstractActor {

  private final ActorRef manager;
  private final Duration timeout;
  private final BiFunction<String, ActorRef, ActorRef> clocked;

  /**
   * @param clocked returns the actor in front of the queue with that name
   */
  ClockedQueues(
      ActorRef manager, Duration timeout, BiFunction<String, ActorRef, ActorRef> clocked) {
    this.manager = manager;
    this.timeout = timeout;
    this.clocked = clocked;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(LookupQueue.class, this::lookUp)
        .matchAny(other -> manager.forward(other, getContext()))
        .build();
  }

  private void lookUp(LookupQueue lookup) {
    ActorRef sender = getSender();
    var unused =
        Patterns.ask(manager, lookup, timeout)
            .thenAccept(
                found -> {
                  Option<?> queue = (Option<?>) found;
                  sender.tell(
                      queue.isEmpty()
                          ? queue
                          : Option.apply(clocked.apply(lookup.queueName(), (ActorRef) queue.get())),
                      ActorRef.noSender());
                });
  }
}
