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
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The stack of a template, running on this machine. Functions, tables and queues go by their
 * logical ids.
 *
 * <p>Every process it starts ends with {@link #close}, with Ctrl-C, and with the death of this JVM.
 */
public final class Sandbox implements AutoCloseable {

  /** Less than the shortest delay that anybody asks for, and a tick of the clock more than none. */
  private static final Duration NOW = Duration.ofMillis(900);

  private static final Duration SETTLE_BOUND = Duration.ofHours(6);

  private final Shutdown closing = new Shutdown();
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

  private Sandbox(SandboxOptions options) {
    this.options = options;
    this.log = new FunctionLog(options.log());
    this.clock = options.clock();
    try {
      Repository repository = new Repository(options.repository());
      this.cloud =
          closing.add(new Cloud(clock, options.place(), options.identityCenter(), options.door()));
      this.template = options.deployedWith(cloud.door().uri());
      Path folder = closing.add(new ScratchFolder()).path();
      ClockFile clockFile = new ClockFile(folder, clock, options.frozenAt().isPresent());
      clock.onMove(clockFile::update);
      String region = options.place().region();
      String accountId = options.place().accountId();
      var host =
          new FunctionHost(
              repository,
              cloud.door().uri(),
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
          CompletableFuture.supplyAsync(() -> closing.add(tables(repository, options)));
      var startQueues =
          CompletableFuture.supplyAsync(() -> closing.add(new Queues(clock, region, accountId)));
      this.functions = closing.add(new Functions(template, host, cloud.door()::accessKeyFor));
      this.tables = startTables.join();
      this.queues = startQueues.join();
      tables.create(template.tables().values());
      queues.create(template.queues().values());
      cloud.door().forwardDynamoDb(tables.uri(), tables.authorization(), tables.streams());
      cloud.door().calls().onCall(this::countWrite);
      Permissions.deploy(template, cloud);
      cloud.stacks().add(template.stack());
      template.stack().resources().stream()
          .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
          .forEach(alarm -> cloud.alarms().add(alarm.physicalId()));
      this.rules =
          new Rules(
              template,
              queues,
              new Forwarding(cloud.roles(), cloud.events()),
              cloud.rules(),
              accountId);
      cloud.door().forwardQueues(queues.uri(), rules.queuePolicies());
      cloud.events().onEvent(options.place().defaultBus(), rules::publish);
      this.schedules = closing.add(new Schedules(template.rules(), rules, clock));
      clock.onMove(schedules::fireDue);
      if (options.frozenAt().isEmpty()) {
        schedules.watch();
      }
      this.mappings =
          closing.add(new EventSourceMappings(template, functions, host, queues, tables.writes()));
      mappings.connect();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private static Tables tables(Repository repository, SandboxOptions options) {
    String region = options.place().region();
    return options.sharesDatabase()
        ? Tables.inShared(DynamoDbProcess.shared(repository), region)
        : Tables.in(DynamoDbProcess.start(repository), region);
  }

  /** A call that was refused before its rights were found, or for lack of them, has no effect. */
  private void countWrite(Call call) {
    if (call.service().equals("dynamodb") && !call.authorised().isEmpty()) {
      tables.writes().count(call.operation(), call.request().get("TableName"));
    }
  }

  /**
   * Starts everything but the functions without SnapStart, which start when they are first invoked.
   * The others may still be starting when it returns; whoever invokes them waits.
   *
   * @throws io.studioaccess.sandbox.cloudformation.template.TemplateException if the template
   *     cannot be followed
   */
  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  /**
   * Deploys a template into any account and region. What its parameters need of this one, such as
   * ARNs of roles, is in {@link #template}.
   *
   * @throws io.studioaccess.sandbox.cloudformation.template.TemplateException if the template
   *     cannot be followed
   * @throws IllegalArgumentException if one of its roles is there already
   */
  public DeployedTemplate deploy(Path file, AccountRegion place, Map<String, String> parameters) {
    return closing.add(new DeployedTemplate(file, place, parameters, cloud, clock));
  }

  /** The stand-in for AWS, with its state. */
  public Cloud cloud() {
    return cloud;
  }

  public AwsEndpoint frontDoor() {
    return cloud.door();
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

  /** The processes of DynamoDB and of the functions that have started. */
  public List<Long> pids() {
    List<Long> pids = new ArrayList<>(functions.pids());
    tables.ownPid().ifPresent(pids::add);
    return pids;
  }

  public Queues queues() {
    return queues;
  }

  /** A DynamoDB client that may do everything. */
  public DynamoDbClient dynamoDb() {
    return tables.client();
  }

  /** The physical name of a table. */
  public String table(String logicalId) {
    return known(template.tables(), logicalId).name();
  }

  /** Invokes a function with this JSON and waits for its answer. */
  public InvocationResult invoke(String function, String payload) {
    return functions.invoke(function, payload);
  }

  /** Puts an EventBridge event on the default bus, and tells what the rules did with it. */
  public List<Delivery> publish(Map<String, ?> event) {
    return rules.publish(event);
  }

  /** Fires a schedule now, beside its own ticks, and tells what became of it. */
  public List<Delivery> tick(String schedule) {
    return rules.fire(schedule, clock.instant());
  }

  /** Puts a message into a queue. */
  public void send(String queue, String body) {
    queues.send(known(template.queues(), queue).name(), body);
  }

  public Depth depth(String queue) {
    return queues.depth(known(template.queues(), queue).name());
  }

  /** The depths of all queues. */
  public Map<String, Depth> depths() {
    var depths = new LinkedHashMap<String, Depth>();
    template.queues().forEach((id, queue) -> depths.put(id, queues.depth(queue.name())));
    return depths;
  }

  /** The bodies of a queue's visible messages; they stay, one receive older. */
  public List<String> peek(String queue) {
    return queues.peek(known(template.queues(), queue).name());
  }

  /** All lines that the functions wrote so far. */
  public List<LogLine> log() {
    return log.all();
  }

  public List<String> log(String function) {
    return log.of(function);
  }

  /**
   * Kills the function's process in the middle of an invocation: when it makes the first call that
   * matches, in whatever account, which takes effect, and whose answer the function never sees.
   *
   * @return completes with the call at which it was killed
   */
  public CompletableFuture<Call> killDuring(String function, Predicate<Call> moment) {
    String role = known(template.functions(), function).role().name();
    var trap =
        new CallTrap(
            call ->
                (call.principal().equals(role) || call.borrower().equals(role))
                    && moment.test(call),
            () -> functions.kill(function));
    cloud.door().calls().onCall(trap);
    return trap.sprung();
  }

  /** Settles within six simulated hours. */
  public void settle() {
    settle(SETTLE_BOUND);
  }

  /**
   * Returns when all is quiet: nothing in the queues that functions read, not even in flight or
   * delayed, nothing unread in their streams, and no function running. Where only time is missing,
   * the clock jumps to the next thing due. A schedule keeps nobody waiting; what it sends on the
   * way is work like any other.
   *
   * @param bound of simulated time
   * @throws IllegalStateException listing what is still under way at the bound, or when a function
   *     cannot be fed
   */
  public void settle(Duration bound) {
    Instant end = clock.instant().plus(bound);
    settling().until(end);
  }

  private Settling settling() {
    return new Settling(
        clock, queues, functions, mappings, cloud.studios()::nextTransition, schedules::next);
  }

  /** Settles no further than the end, and answers whether nothing is left by then. */
  public boolean settleUntil(Instant end) {
    return settling().isSettledBy(end);
  }

  /** Lets everything happen that is due now, and leaves what waits for a later time. */
  public void settleForNow() {
    boolean unused = settleUntil(clock.instant().plus(NOW));
  }

  /** What {@code sam local invoke --env-vars} reads. */
  public String envVars() {
    return EnvVars.json(
        template, cloud.door().uri().getPort(), options.place().region(), functions::accessKeyId);
  }

  static <T> T known(Map<String, T> parts, String logicalId) {
    T part = parts.get(logicalId);
    if (part == null) {
      throw new IllegalArgumentException(
          "the template has no " + logicalId + " among " + parts.keySet());
    }
    return part;
  }

  @Override
  public void close() {
    closing.close();
  }
}
