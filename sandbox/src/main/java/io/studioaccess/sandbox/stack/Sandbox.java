package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.dynamodb.DynamoDbProcess;
import io.studioaccess.sandbox.dynamodb.Tables;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.eventbridge.Forwarding;
import io.studioaccess.sandbox.eventbridge.Rules;
import io.studioaccess.sandbox.eventbridge.Schedules;
import io.studioaccess.sandbox.lambda.ClockFile;
import io.studioaccess.sandbox.lambda.EventSourceMappings;
import io.studioaccess.sandbox.lambda.FunctionHost;
import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.lambda.NativeLibrary;
import io.studioaccess.sandbox.process.Repository;
import io.studioaccess.sandbox.process.ScratchFolder;
import io.studioaccess.sandbox.sqs.Depth;
import io.studioaccess.sandbox.sqs.Queues;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The stack of a template, running on this machine. Functions, tables and queues are identified by
 * their logical ids.
 *
 * <p>Every process that it starts ends with {@link #close}, with Ctrl-C, and with the end of this
 * JVM.
 */
public final class Sandbox implements AutoCloseable {

  /**
   * How far {@link #settleForNow} may move the clock: less than the shortest delay in use, but more
   * than zero.
   */
  private static final Duration NOW_TOLERANCE = Duration.ofMillis(900);

  private static final Duration SETTLE_BOUND = Duration.ofHours(6);

  private final Shutdown shutdown = new Shutdown();
  private final SandboxOptions options;
  private final FunctionLog log;
  private final SandboxClock clock;
  private final Cloud cloud;
  private final Template template;
  private final Tables tables;
  private final Queues queues;
  private final Rules rules;
  private final Schedules schedules;
  private final Functions functions;
  private final EventSourceMappings mappings;

  private Sandbox(SandboxOptions options, SandboxClock clock, Optional<Cloud> existing) {
    this.options = options;
    this.log = new FunctionLog(options.log());
    this.clock = clock;
    try {
      Repository repository = new Repository(options.repository());
      this.cloud = existing.orElseGet(() -> shutdown.add(newCloud(options, clock)));
      this.template = options.readTemplate(cloud.endpoint().uri());
      Path folder = shutdown.add(new ScratchFolder()).path();
      ClockFile clockFile = new ClockFile(folder, clock, options.frozenAt().isPresent());
      clock.onAdvance(clockFile::update);
      String region = options.accountRegion().region();
      String accountId = options.accountRegion().accountId();
      var host =
          new FunctionHost(
              repository,
              cloud.endpoint().uri(),
              region,
              accountId,
              clock,
              clockFile.path(),
              new NativeLibrary(folder),
              options.concurrency(),
              options.waitDivisor(),
              options.snapshots(),
              log::add);
      var startTables =
          CompletableFuture.supplyAsync(() -> shutdown.add(tables(repository, options)));
      var startQueues =
          CompletableFuture.supplyAsync(() -> shutdown.add(new Queues(clock, region, accountId)));
      this.functions = shutdown.add(new Functions(template, host, cloud.endpoint()::accessKeyFor));
      if (options.ahead()) {
        functions.startAhead();
      }
      this.tables = startTables.join();
      this.queues = startQueues.join();
      tables.create(template.tables().values());
      queues.create(template.queues().values());
      cloud
          .endpoint()
          .forwardDynamoDb(
              tables.uri(), tables.headers(), tables.streams(), tables.partitionKeys());
      cloud.endpoint().calls().onCall(this::countWrite);
      Permissions.deploy(template, cloud);
      cloud.stacks().add(template.stack());
      template.stack().resources().stream()
          .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
          .forEach(alarm -> cloud.alarms().add(alarm.physicalId()));
      this.rules =
          new Rules(
              template,
              queues,
              new Forwarding(cloud.roles(), cloud.eventBuses()),
              cloud.rules(),
              accountId);
      cloud.endpoint().forwardQueues(queues.uri(), rules.queuePolicies());
      cloud.eventBuses().onEvent(options.accountRegion().defaultBus(), rules::publish);
      this.schedules = shutdown.add(new Schedules(template.rules(), rules, clock));
      clock.onAdvance(schedules::fireDue);
      if (options.frozenAt().isEmpty()) {
        schedules.startPolling();
      }
      this.mappings =
          shutdown.add(new EventSourceMappings(template, functions, host, queues, tables.writes()));
      mappings.connect();
    } catch (RuntimeException e) {
      shutdown.close();
      throw e;
    }
  }

  private static Cloud newCloud(SandboxOptions options, SandboxClock clock) {
    return new Cloud(
        clock,
        options.accountRegion(),
        options.identityCenter(),
        options.directoryEvents(),
        options.socketAddress());
  }

  private static Tables tables(Repository repository, SandboxOptions options) {
    String region = options.accountRegion().region();
    return options.sharesDatabase()
        ? Tables.inShared(DynamoDbProcess.shared(repository), region)
        : Tables.in(DynamoDbProcess.start(repository, options.databaseMegabytes()), region);
  }

  /**
   * Counts a write to DynamoDB. A call that failed before its authorization, or was denied, has no
   * effect.
   */
  private void countWrite(Call call) {
    if (call.service().equals("dynamodb") && !call.authorizedActions().isEmpty()) {
      tables.writes().count(call.operation(), call.request().get("TableName"));
    }
  }

  /**
   * Starts the stack. Functions without SnapStart, or {@link SandboxOptions#withoutIdleFunctions},
   * start at their first invocation. Functions with SnapStart may still be starting when this
   * method returns; an invocation waits for them.
   *
   * @throws io.studioaccess.sandbox.cloudformation.template.TemplateException if the template is
   *     invalid or not supported
   */
  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options, options.clock(), Optional.empty());
  }

  /** Starts the stack in a cloud that is there already, and that outlives it. */
  static Sandbox startIn(Cloud cloud, SandboxClock clock, SandboxOptions options) {
    return new Sandbox(options, clock, Optional.of(cloud));
  }

  /**
   * Deploys another template into any account and region. {@link #template} has what its parameters
   * need of this stack, such as ARNs of roles.
   *
   * @throws io.studioaccess.sandbox.cloudformation.template.TemplateException if the template is
   *     invalid or not supported
   * @throws IllegalArgumentException if one of its roles already exists
   */
  public DeployedTemplate deploy(
      Path file, AccountRegion accountRegion, Map<String, String> parameters) {
    return shutdown.add(new DeployedTemplate(file, accountRegion, parameters, cloud, clock));
  }

  /** The stand-in for AWS and its state. */
  public Cloud cloud() {
    return cloud;
  }

  public AwsEndpoint endpoint() {
    return cloud.endpoint();
  }

  public SandboxClock clock() {
    return clock;
  }

  public Template template() {
    return template;
  }

  public Functions functions() {
    return functions;
  }

  public Rules rules() {
    return rules;
  }

  /** The process ids of DynamoDB and of the functions that have started. */
  public List<Long> pids() {
    List<Long> pids = new ArrayList<>(functions.pids());
    tables.ownPid().ifPresent(pids::add);
    return pids;
  }

  public Queues queues() {
    return queues;
  }

  /** A DynamoDB client with all permissions. */
  public DynamoDbClient dynamoDb() {
    return tables.client();
  }

  /** The physical name of a table. */
  public String table(String logicalId) {
    return require(template.tables(), logicalId).name();
  }

  /** Invokes a function with this JSON and waits for its response. */
  public InvocationResult invoke(String function, String payload) {
    return functions.invoke(function, payload);
  }

  /**
   * Publishes an EventBridge event on the default bus.
   *
   * @return what the rules did with the event
   */
  public List<Delivery> publish(Map<String, ?> event) {
    return rules.publish(event);
  }

  /**
   * Fires a schedule now, in addition to its own ticks.
   *
   * @return what happened to its event
   */
  public List<Delivery> fireSchedule(String schedule) {
    return rules.fire(schedule, clock.instant());
  }

  /** Puts a message into a queue. */
  public void send(String queue, String body) {
    queues.send(require(template.queues(), queue).name(), body);
  }

  public Depth depth(String queue) {
    return queues.depth(require(template.queues(), queue).name());
  }

  /** The depths of all queues. */
  public Map<String, Depth> depths() {
    var depths = new LinkedHashMap<String, Depth>();
    template.queues().forEach((id, queue) -> depths.put(id, queues.depth(queue.name())));
    return depths;
  }

  /**
   * The bodies of a queue's visible messages. The messages stay in the queue, with their receive
   * count increased by one.
   */
  public List<String> peek(String queue) {
    return queues.peek(require(template.queues(), queue).name());
  }

  /** All lines that the functions have logged so far. */
  public List<LogLine> log() {
    return log.all();
  }

  public List<String> log(String function) {
    return log.linesOf(function);
  }

  /**
   * Kills the function's process during an invocation, at its first matching call in any account.
   * The call takes effect, but the function never receives the response.
   *
   * @return completes with the call at which the process was killed
   */
  public CompletableFuture<Call> killDuring(String function, Predicate<Call> condition) {
    String role = require(template.functions(), function).role().name();
    var trap =
        new CallTrap(
            call ->
                (call.principal().equals(role) || call.assumedBy().equals(role))
                    && condition.test(call),
            () -> functions.kill(function));
    cloud.endpoint().calls().onCall(trap);
    return trap.triggered();
  }

  /** Settles within six simulated hours. */
  public void settle() {
    settle(SETTLE_BOUND);
  }

  /**
   * Returns when no work is left: no messages in the queues that functions read, including those in
   * flight or delayed, no unread records in their streams, and no running function. If only time is
   * missing, the clock jumps to the next due time. Settling does not wait for schedules, but
   * handles the events of schedules that the clock passes.
   *
   * @param bound in simulated time
   * @throws IllegalStateException with a list of the remaining work, if work is left at the bound
   *     or an event source mapping keeps failing
   */
  public void settle(Duration bound) {
    Instant end = clock.instant().plus(bound);
    settling().settleUntil(end);
  }

  private Settling settling() {
    return new Settling(
        clock, queues, functions, mappings, cloud.studios()::nextTransition, schedules::nextTick);
  }

  /**
   * Settles no further than {@code end}.
   *
   * @return whether no work is left by then
   */
  public boolean settleUntil(Instant end) {
    return settling().isSettledBy(end);
  }

  /** When waiting work, or a schedule, is due next; empty if nothing ever is. */
  public Optional<Instant> nextDue() {
    return Stream.of(settling().nextDue(), schedules.nextTick())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** The names of the functions that run right now. */
  public List<String> running() {
    return functions.underWay();
  }

  /** Returns when nothing runs, or after this time of the machine. */
  public void awaitRunningWork(Duration max) {
    settling().awaitRunningWork(max);
  }

  /** Handles everything that is due now, and leaves what is due later. */
  public void settleForNow() {
    boolean unused = settleUntil(clock.instant().plus(NOW_TOLERANCE));
  }

  /** The content of the file for {@code sam local invoke --env-vars}. */
  public String envVars() {
    return EnvVars.json(
        template,
        cloud.endpoint().uri().getPort(),
        options.accountRegion().region(),
        functions::accessKeyId);
  }

  static <T> T require(Map<String, T> parts, String logicalId) {
    T part = parts.get(logicalId);
    if (part == null) {
      throw new IllegalArgumentException(
          "the template has no " + logicalId + " among " + parts.keySet());
    }
    return part;
  }

  @Override
  public void close() {
    shutdown.close();
  }
}
