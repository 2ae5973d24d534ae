package io.studioaccess.sandbox.sqs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.MessageId;
import org.elasticmq.NewMessageData;
import org.elasticmq.msg.SendMessage;
import scala.Option;

/**
 * Stands in front of a queue of ElasticMQ, which uses its NowProvider when a message is received
 * but the machine's clock when it is sent. This actor therefore sets when a new message is due, and
 * records when it was sent.
 */
final class ClockedQueue extends AbstractActor {

  private final ActorRef queue;
  private final Clock clock;
  private final Duration delay;
  private final Map<String, Instant> sent;

  ClockedQueue(ActorRef queue, Clock clock, Duration delay, Map<String, Instant> sent) {
    this.queue = queue;
    this.clock = clock;
    this.delay = delay;
    this.sent = sent;
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(
            SendMessage.class,
            send -> queue.forward(new SendMessage(withDueTime(send.message())), getContext()))
        .matchAny(other -> queue.forward(other, getContext()))
        .build();
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
