package io.studioaccess.sandbox.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NewMessageData;
import org.elasticmq.NodeAddress;
import org.elasticmq.QueueStatistics;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The code that uses ElasticMQ's Scala API: starts the server on the sandbox's clock, and accesses
 * queues without calls over the wire.
 */
final class ElasticMq implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int SECRET_BYTES = 32;

  private final Clock clock;
  private final Map<String, Duration> delays = new ConcurrentHashMap<>();
  private final Map<ActorRef, ActorRef> clocked = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> uses = new ConcurrentHashMap<>();
  private final Map<String, Instant> sent = new ConcurrentHashMap<>();
  private final ActorSystem actors;
  private final ActorRef manager;
  private final SQSRestServer server;
  private final URI uri;

  ElasticMq(Clock clock, String region, String accountId) {
    this.clock = clock;
    Config config =
        ConfigFactory.parseString(
                "pekko { loglevel = ERROR, stdout-loglevel = OFF, log-dead-letters = off,"
                    + " coordinated-shutdown.run-by-jvm-shutdown-hook = off,"
                    + " jvm-exit-on-fatal-error = off, daemonic = on }")
            .withFallback(ConfigFactory.load(ElasticMq.class.getClassLoader()));
    actors = ActorSystem.create("queues", config, ElasticMq.class.getClassLoader());
    ActorRef elasticMqManager =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class,
                new ClockNowProvider(clock),
                StrictSQSLimits$.MODULE$,
                Option.empty()));
    manager =
        actors.actorOf(
            Props.create(
                ClockedQueues.class,
                () -> new ClockedQueues(elasticMqManager, TIMEOUT, this::clocked)));
    String secretPath = randomPath();
    server =
        SQSRestServerBuilder.withActorSystem(actors)
            .withQueueManagerActor(manager)
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withServerAddress(new NodeAddress("http", "127.0.0.1", 0, secretPath))
            .withAWSRegion(region)
            .withAWSAccountId(accountId)
            .start();
    int port = server.waitUntilStarted().localAddress().getPort();
    uri = URI.create("http://127.0.0.1:%d/%s".formatted(port, secretPath));
  }

  /** ElasticMQ checks no credentials, so only those who know this path can reach the queues. */
  private static String randomPath() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Where the server answers; its path is a secret. */
  URI uri() {
    return uri;
  }

  /** Sets the delay of a queue. Call it before the queue is first used. */
  void setDelay(String queue, Duration delay) {
    delays.put(queue, delay);
  }

  private ActorRef clocked(String name, ActorRef queue) {
    Duration delay = delays.getOrDefault(name, Duration.ZERO);
    return clocked.computeIfAbsent(
        queue,
        it ->
            actors.actorOf(
                Props.create(
                    ClockedQueue.class,
                    () -> new ClockedQueue(it, clock, delay, sent, countOf(name)))));
  }

  private AtomicLong countOf(String queue) {
    return uses.computeIfAbsent(queue, _ -> new AtomicLong());
  }

  /** Grows with every message to the queue that is not only a question about its depth. */
  long uses(String queue) {
    return countOf(queue).get();
  }

  Optional<Instant> sent(String messageId) {
    return Optional.ofNullable(sent.get(messageId));
  }

  ActorRef queue(String name) {
    var found = (Option<?>) answer(Patterns.ask(manager, new LookupQueue(name), TIMEOUT));
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no queue " + name);
    }
    return (ActorRef) found.get();
  }

  /** Returns when the message is in the queue. */
  void send(ActorRef queue, String body, Map<String, String> attributes) {
    var typed = new HashMap<String, MessageAttribute>();
    attributes.forEach(
        (name, text) -> typed.put(name, new StringMessageAttribute(text, Option.empty())));
    var message =
        new NewMessageData(
            Option.empty(),
            new MessageContent(body),
            scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(typed)),
            ImmediateNextDelivery$.MODULE$,
            Option.empty(),
            Option.empty(),
            0,
            Option.empty(),
            Option.empty(),
            Option.empty());
    var unused = answer(Patterns.ask(queue, new SendMessage(message), TIMEOUT));
  }

  /**
   * The depth at an instant. For an instant in the future, the result assumes that nobody uses the
   * queue until then.
   */
  Depth depth(ActorRef queue, Instant at) {
    // ElasticMQ delivers a message at its time but counts it as visible only from the next
    // millisecond on.
    var query = new GetQueueStatistics(at.toEpochMilli() + 1);
    var statistics = (QueueStatistics) answer(Patterns.ask(queue, query, TIMEOUT));
    return new Depth(
        statistics.approximateNumberOfVisibleMessages(),
        statistics.approximateNumberOfInvisibleMessages(),
        statistics.approximateNumberOfMessagesDelayed());
  }

  private static Object answer(CompletionStage<Object> stage) {
    return stage.toCompletableFuture().join();
  }

  @Override
  public void close() {
    server.stopAndWait();
    actors.terminate();
  }

  private static final class ClockNowProvider extends NowProvider {

    private final Clock clock;

    ClockNowProvider(Clock clock) {
      this.clock = clock;
    }

    @Override
    public long nowMillis() {
      return clock.millis();
    }

    @Override
    public OffsetDateTime now() {
      return OffsetDateTime.now(clock);
    }
  }
}
