package io.studioaccess.sandbox.sqs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.MessageId;
import org.elasticmq.NewMessageData;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.SendMessage;
import scala.Option;

/**
 * Stands in front of a queue of ElasticMQ, which uses its NowProvider when a message is received
 * but the machine's clock when it is sent. This actor therefore sets when a new message is due, and
 * records when it was sent. It also counts what may have changed the queue.
 */
final class ClockedQueue extends AbstractActor {

  private final ActorRef queue;
  private final Clock clock;
  private final Duration delay;
  private final Map<String, Instant> sent;
  private final AtomicLong uses;

  ClockedQueue(
      ActorRef queue, Clock clock, Duration delay, Map<String, Instant> sent, AtomicLong uses) {
    this.queue = queue;
    this.clock = clock;
    this.delay = delay;
    this.sent = sent;
    this.uses = uses;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(GetQueueStatistics.class, query -> queue.forward(query, getContext()))
        .match(SendMessage.class, send -> use(new SendMessage(withDueTime(send.message()))))
        .matchAny(this::use)
        .build();
  }

  /** Counted first, so that who then asks with the same count gets the older answer at most. */
  private void use(Object message) {
    uses.incrementAndGet();
    queue.forward(message, getContext());
  }

  private NewMessageData withDueTime(NewMessageData message) {
    Instant now = clock.instant();
    MessageId id =
        message.id().isEmpty() ? new MessageId(UUID.randomUUID().toString()) : message.id().get();
    sent.putIfAbsent(id.id(), now);
    return message.copy(
        Option.apply(id),
        message.content(),
        message.messageAttributes(),
        message.nextDelivery().toMillis(now.toEpochMilli(), delay.toMillis()),
        message.messageGroupId(),
        message.messageDeduplicationId(),
        message.orderIndex(),
        message.tracingId(),
        message.sequenceNumber(),
        message.deadLetterSourceQueueName());
  }
}
