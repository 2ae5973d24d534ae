package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.policy.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * The one HTTP endpoint of all services. The access key id identifies the caller. Every call is
 * authorized against the caller's policies, may suffer a {@link Faults fault}, and is recorded in
 * the {@link CallLog}.
 */
public final class AwsEndpoint implements AutoCloseable {

  private static final long FAULT_SEED = 7;

  private final WireServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Map<String, AwsService> byTarget = new ConcurrentHashMap<>();
  private final Map<String, AwsService> byForm = new ConcurrentHashMap<>();
  private final Callers callers = new Callers();
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults(FAULT_SEED);

  /**
   * Starts listening at once, without any services.
   *
   * @param address port 0 takes any free port
   */
  public AwsEndpoint(SandboxClock clock, InetSocketAddress address) {
    try {
      server = new WireServer(address, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
    int port = server.address().getPort();
    server.handle("/", new RequestHandler(port, clock, byTarget, byForm, callers, faults, calls));
    server.handle("/sandbox/clock", new ClockControl(clock));
    server.start();
  }

  /**
   * The URI under which this machine reaches the endpoint, also when it listens on every address.
   */
  public URI uri() {
    InetAddress address = server.address().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://%s:%d".formatted(host, server.address().getPort()));
  }

  /**
   * Adds a service of the sandbox that speaks AWS JSON and is identified by the prefix of its
   * X-Amz-Target.
   */
  public void serveJson(
      String service, String targetPrefix, Operations operations, Constraints constraints) {
    byTarget.put(targetPrefix, new JsonService(service, operations, constraints));
  }

  /**
   * Adds a service of the sandbox that speaks the query protocol and is identified by its API
   * version.
   */
  public void serveQuery(
      String service, String version, Operations operations, Constraints constraints) {
    byForm.put(version, new QueryService(service, version, operations, constraints));
  }

  /**
   * Forwards a service's calls to a backend after authorization.
   *
   * @param service {@code dynamodb} or {@code sqs}
   */
  public void forward(String service, URI backend) {
    switch (service) {
      case "dynamodb" ->
          byTarget.put(
              "DynamoDB_20120810",
              new ForwardedService(
                  service,
                  backend,
                  http,
                  ForwardedActions::dynamodb,
                  NameTranslation.NONE,
                  Map.of()));
      case "sqs" ->
          byTarget.put(
              "AmazonSQS",
              new ForwardedService(
                  service, backend, http, ForwardedActions::sqs, NameTranslation.NONE, Map.of()));
      default -> throw new IllegalArgumentException("cannot forward " + service);
    }
  }

  /**
   * Forwards calls of SQS to a backend after authorization. The sandbox itself handles queue
   * policies.
   */
  public void forwardQueues(URI backend, QueuePolicyStore policies) {
    forward("sqs", backend);
    byTarget.computeIfPresent("AmazonSQS", (_, sqs) -> new QueuePolicyAttributes(sqs, policies));
  }

  /**
   * Forwards calls of DynamoDB and DynamoDB Streams after authorization. The call log names the
   * latter {@code dynamodb_streams}.
   *
   * @param authorization the header that tells the backend whose tables are meant
   * @param backendNames the backend's ARN of each stream
   */
  public void forwardDynamoDb(URI backend, String authorization, Map<String, String> backendNames) {
    Map<String, String> headers = Map.of("Authorization", authorization);
    byTarget.put(
        "DynamoDB_20120810",
        new ForwardedService(
            "dynamodb", backend, http, ForwardedActions::dynamodb, NameTranslation.NONE, headers));
    byTarget.put(
        "DynamoDBStreams_20120810",
        new ForwardedService(
            "dynamodb_streams",
            backend,
            http,
            ForwardedActions::streams,
            new NameTranslation(backendNames),
            headers));
  }

  /** Registers the principal under a new access key id. Any secret is accepted. */
  public String accessKeyFor(Principal principal) {
    return callers.register(principal);
  }

  /**
   * Issues temporary credentials for the principal.
   *
   * @param assumedBy the name of the principal that receives the credentials
   * @param roleExists whether the assumed role still exists; evaluated at each call
   */
  public SessionCredentials issueCredentials(
      Principal principal, String assumedBy, Instant expiration, BooleanSupplier roleExists) {
    return callers.issueCredentials(principal, assumedBy, expiration, roleExists);
  }

  /** Registers the principal under a given access key id, such as one printed in a manual. */
  public void register(String accessKeyId, Principal principal) {
    callers.register(accessKeyId, principal);
  }

  public CallLog calls() {
    return calls;
  }

  public Faults faults() {
    return faults;
  }

  @Override
  public void close() {
    server.close();
    http.shutdownNow();
    threads.shutdownNow();
  }
}
