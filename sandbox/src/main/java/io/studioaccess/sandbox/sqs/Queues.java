package io.studioaccess.sandbox.sqs;

import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorRef;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queues of the template. Delays and visibility timeouts pass as the sandbox's clock does. */
public final class Queues implements AutoCloseable {

  /** The longest time that SQS hides a message. */
  private static final Duration HORIZON = Duration.ofHours(12);

  private final Clock clock;
  private final ElasticMq server;
  private final SqsClient sqs;
  private final Map<String, ActorRef> actors = new ConcurrentHashMap<>();

  public Queues(Clock clock, String region, String accountId) {
    this.clock = clock;
    this.server = new ElasticMq(clock, region, accountId);
    this.sqs =
        SqsClient.builder()
            .endpointOverride(server.uri())
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "none")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  /** Where the SQS protocol is spoken, without any check of rights. */
  public URI uri() {
    return server.uri();
  }

  /** A queue's dead-letter queue is made before it, whatever their order. */
  public void create(Collection<TemplateQueue> queues) {
    var left = new ArrayList<>(queues);
    var made = new ArrayList<String>();
    while (!left.isEmpty()) {
      List<TemplateQueue> ready =
          left.stream()
              .filter(
                  queue ->
                      queue.redrive().isEmpty()
                          || made.contains(queue.redrive().get().deadLetterArn()))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException(
            "the redrive policy of %s names no queue of the template"
                .formatted(left.getFirst().logicalId()));
      }
      for (TemplateQueue queue : ready) {
        server.delay(queue.name(), queue.delay());
        sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)));
        made.add(queue.arn());
      }
      left.removeAll(ready);
    }
  }

  /** Puts a message into a queue as SQS itself would, asking nobody. */
  public void send(String queueName, String body) {
    send(queueName, body, Map.of());
  }

  /** With attributes of type String. */
  public void send(String queueName, String body, Map<String, String> messageAttributes) {
    server.send(actor(queueName), body, messageAttributes);
  }

  /** When a message was sent. On the wire, ElasticMQ's SentTimestamp is the machine's time. */
  public Optional<Instant> sent(String messageId) {
    return server.sent(messageId);
  }

  public Depth depth(String queueName) {
    return server.depth(actor(queueName), clock.instant());
  }

  /** When the next message that cannot be received yet can be. */
  public Optional<Instant> nextDue(String queueName) {
    ActorRef queue = actor(queueName);
    Instant now = clock.instant();
    long visible = server.depth(queue, now).visible();
    long early = now.toEpochMilli();
    long late = early + HORIZON.toMillis();
    if (server.depth(queue, Instant.ofEpochMilli(late)).visible() == visible) {
      return Optional.empty();
    }
    while (late - early > 1) {
      long middle = early + (late - early) / 2;
      if (server.depth(queue, Instant.ofEpochMilli(middle)).visible() > visible) {
        late = middle;
      } else {
        early = middle;
      }
    }
    return Optional.of(Instant.ofEpochMilli(late));
  }

  /** The bodies of the messages that could be received now; they stay, one receive older. */
  public List<String> peek(String queueName) {
    var bodies = new ArrayList<String>();
    var receipts = new ArrayList<String>();
    for (long left = depth(queueName).visible(); left > 0; ) {
      var messages =
          sqs.receiveMessage(
                  request ->
                      request
                          .queueUrl(url(queueName))
                          .maxNumberOfMessages(10)
                          .visibilityTimeout(60))
              .messages();
      if (messages.isEmpty()) {
        break;
      }
      messages.forEach(
          message -> {
            bodies.add(message.body());
            receipts.add(message.receiptHandle());
          });
      left -= messages.size();
    }
    receipts.forEach(
        receipt ->
            sqs.changeMessageVisibility(
                request ->
                    request.queueUrl(url(queueName)).receiptHandle(receipt).visibilityTimeout(0)));
    return bodies;
  }

  public void purge(String queueName) {
    sqs.purgeQueue(request -> request.queueUrl(url(queueName)));
  }

  private ActorRef actor(String queueName) {
    return actors.computeIfAbsent(queueName, server::queue);
  }

  private String url(String queueName) {
    return server.uri().resolve("/queue/" + queueName).toString();
  }

  private static Map<QueueAttributeName, String> attributes(TemplateQueue queue) {
    var attributes = new HashMap<QueueAttributeName, String>();
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
    attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(redrive.deadLetterArn(), redrive.maxReceiveCount())));
    return attributes;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  @Override
  public void close() {
    sqs.close();
    server.close();
  }
}
