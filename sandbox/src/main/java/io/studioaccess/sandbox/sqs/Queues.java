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

/** The queues of the template. Delays and visibility timeouts follow the sandbox's clock. */
public final class Queues implements AutoCloseable {

  /** The longest visibility timeout of SQS. */
  private static final Duration MAX_VISIBILITY_TIMEOUT = Duration.ofHours(12);

  private final Clock clock;
  private final ElasticMq server;
  private final SqsClient sqs;
  private final Map<String, ActorRef> actors = new ConcurrentHashMap<>();
  private final Map<String, Empty> empty = new ConcurrentHashMap<>();

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

  /** The endpoint of the SQS protocol, without authorization. Its path is a secret. */
  public URI uri() {
    return server.uri();
  }

  /** Creates the queues, each after its dead-letter queue, whatever their order. */
  public void create(Collection<TemplateQueue> queues) {
    var remaining = new ArrayList<>(queues);
    var created = new ArrayList<String>();
    while (!remaining.isEmpty()) {
      List<TemplateQueue> ready =
          remaining.stream()
              .filter(
                  queue ->
                      queue.redrive().isEmpty()
                          || created.contains(queue.redrive().get().deadLetterArn()))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalArgumentException(
            "the redrive policy of %s does not name a queue of the template"
                .formatted(remaining.getFirst().logicalId()));
      }
      for (TemplateQueue queue : ready) {
        server.setDelay(queue.name(), queue.delay());
        sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)));
        created.add(queue.arn());
      }
      remaining.removeAll(ready);
    }
  }

  /** Puts a message into a queue, without authorization. */
  public void send(String queueName, String body) {
    send(queueName, body, Map.of());
  }

  /** Puts a message with attributes of type String into a queue, without authorization. */
  public void send(String queueName, String body, Map<String, String> messageAttributes) {
    server.send(actor(queueName), body, messageAttributes);
  }

  /**
   * When a message was sent. ElasticMQ's SentTimestamp, which consumers receive, is the machine's
   * time.
   */
  public Optional<Instant> sent(String messageId) {
    return server.sent(messageId);
  }

  public Depth depth(String queueName) {
    return server.depth(actor(queueName), clock.instant());
  }

  /**
   * Whether a message is visible, for those who ask all the time: an empty queue that nobody has
   * used since is not asked again at the same instant, for a quarter of a second. ElasticMQ itself
   * may move messages into it.
   */
  public boolean offersWork(String queueName) {
    Instant now = clock.instant();
    long uses = server.uses(queueName);
    Empty last = empty.get(queueName);
    if (last != null && last.holds(uses, now)) {
      return false;
    }
    if (server.depth(actor(queueName), now).visible() > 0) {
      return true;
    }
    empty.put(queueName, new Empty(uses, now, System.nanoTime()));
    return false;
  }

  /**
   * A queue without visible messages.
   *
   * @param uses of the queue when it was asked
   * @param asked in nanoseconds of the machine
   */
  private record Empty(long uses, Instant at, long asked) {
    private static final long HOLDS = Duration.ofMillis(250).toNanos();

    boolean holds(long usesNow, Instant now) {
      return uses == usesNow && at.equals(now) && System.nanoTime() - asked < HOLDS;
    }
  }

  /** When the next message becomes visible that is not visible now. */
  public Optional<Instant> nextDue(String queueName) {
    ActorRef queue = actor(queueName);
    Instant now = clock.instant();
    Depth depth = server.depth(queue, now);
    long visible = depth.visible();
    if (depth.total() == visible) {
      return Optional.empty();
    }
    long early = now.toEpochMilli();
    long late = early + MAX_VISIBILITY_TIMEOUT.toMillis();
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

  /**
   * The bodies of the visible messages. The messages stay in the queue, with their receive count
   * increased by one.
   */
  public List<String> peek(String queueName) {
    var bodies = new ArrayList<String>();
    var receipts = new ArrayList<String>();
    for (long remaining = depth(queueName).visible(); remaining > 0; ) {
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
      remaining -= messages.size();
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
    return server.uri() + "/" + queueName;
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
