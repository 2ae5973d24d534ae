package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpHandler;
import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.process.DaemonThreads;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The one HTTP endpoint of all services. The access key id identifies the caller. Every call is
 * authorized against the caller's policies, may suffer a {@link Faults fault}, and is recorded in
 * the {@link CallLog}.
 */
public final class AwsEndpoint implements AutoCloseable {

  private static final long FAULT_SEED = 7;

  private final WireServer server;
  private final ExecutorService threads = DaemonThreads.perTask();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Map<String, AwsService> byTarget = new ConcurrentHashMap<>();
  private final Map<String, AwsService> byForm = new ConcurrentHashMap<>();
  private final Map<String, AwsService> byPath = new ConcurrentHashMap<>();
  private final ObjectStore objects = new ObjectStore();
  private final Callers callers = new Callers();
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults(FAULT_SEED);
  private final Pace pace = new Pace();

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
    serve(
        "/",
        new RequestHandler(
            port,
            clock,
            byTarget,
            byForm,
            byPath,
            new S3Service(objects),
            callers,
            faults,
            pace,
            calls));
    serve("/sandbox/clock", new ClockControl(clock));
    server.start();
  }

  private void serve(String path, HttpHandler handler) {
    server.handle(path, LocalCallers.only(handler));
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
    byTarget.put(
        targetPrefix, new JsonService(service, operations, constraints, Json.CONTENT_TYPE));
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
   * Adds a service of the sandbox that speaks the query protocol and the two that replaced it,
   * Smithy's RPC v2 with CBOR and AWS JSON 1.0. SDKs choose the first of them that they know.
   *
   * @param targetPrefix identifies the service in X-Amz-Target, and in the path of RPC v2
   */
  public void serveQueryCompatible(
      String service,
      String targetPrefix,
      String version,
      Operations operations,
      Constraints constraints) {
    serveQuery(service, version, operations, constraints);
    byPath.put(
        targetPrefix, new QueryCompatible(new CborService(service, operations, constraints)));
    byTarget.put(
        targetPrefix,
        new QueryCompatible(
            new JsonService(service, operations, constraints, Json.CONTENT_TYPE_1_0)));
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
                  new DynamoDbActions(Map.of()),
                  NameTranslation.NONE,
                  Map.of()));
      case "sqs" ->
          byTarget.put(
              "AmazonSQS",
              new QueueUrls(
                  new ForwardedService(
                      service,
                      backend,
                      http,
                      ForwardedActions::sqs,
                      NameTranslation.NONE,
                      Map.of())));
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
   * @param headers admit a request to the backend, and tell whose tables are meant
   * @param backendNames the backend's ARN of each stream
   * @param partitionKeys the partition key's attribute of each table, by the table's name
   */
  public void forwardDynamoDb(
      URI backend,
      Map<String, String> headers,
      Map<String, String> backendNames,
      Map<String, String> partitionKeys) {
    byTarget.put(
        "DynamoDB_20120810",
        new ForwardedService(
            "dynamodb",
            backend,
            http,
            new DynamoDbActions(partitionKeys),
            NameTranslation.NONE,
            headers));
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

  /**
   * Reports from now on what each call of DynamoDB consumes, whoever makes it through this
   * endpoint.
   */
  public void meterDynamoDb(Consumer<ConsumedUnits> listener) {
    byTarget.computeIfPresent(
        "DynamoDB_20120810", (_, tables) -> new MeteredTables(tables, listener));
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

  /** What clients have uploaded to Amazon S3. */
  public ObjectStore objects() {
    return objects;
  }

  public CallLog calls() {
    return calls;
  }

  public Faults faults() {
    return faults;
  }

  public Pace pace() {
    return pace;
  }

  @Override
  public void close() {
    server.close();
    http.shutdownNow();
    threads.shutdownNow();
  }
}
