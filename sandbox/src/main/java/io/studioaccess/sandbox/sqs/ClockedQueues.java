package io.studioaccess.sandbox.sqs;

import java.time.Duration;
import java.util.function.BiFunction;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.msg.LookupQueue;
import scala.Option;

/**
 * Stands before ElasticMQ's queue manager and answers with a {@link ClockedQueue} to whoever looks
 * for a queue.
 */
final class ClockedQueues extends AbstractActor {

  private final ActorRef manager;
  private final Duration patience;
  private final BiFunction<String, ActorRef, ActorRef> clocked;

  /**
   * Stands before this manager.
   *
   * @param clocked the one that stands before the queue of that name
   */
  ClockedQueues(
      ActorRef manager, Duration patience, BiFunction<String, ActorRef, ActorRef> clocked) {
    this.manager = manager;
    this.patience = patience;
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
    ActorRef asker = getSender();
    var unused =
        Patterns.ask(manager, lookup, patience)
            .thenAccept(
                found -> {
                  Option<?> queue = (Option<?>) found;
                  asker.tell(
                      queue.isEmpty()
                          ? queue
                          : Option.apply(clocked.apply(lookup.queueName(), (ActorRef) queue.get())),
                      ActorRef.noSender());
                });
  }
}
