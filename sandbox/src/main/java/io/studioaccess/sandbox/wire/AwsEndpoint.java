package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpServer;
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
 * The one port behind which all of AWS lies. A caller is who its access key id says; every call is
 * authorised against the caller's policies, may suffer a {@link Faults fault}, and is written to
 * the {@link CallLog}.
 */
public final class AwsEndpoint implements AutoCloseable {

  private static final long SEED_OF_FAULTS = 7;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Map<String, AwsService> byTarget = new ConcurrentHashMap<>();
  private final Map<String, AwsService> byForm = new ConcurrentHashMap<>();
  private final Callers callers = new Callers();
  private final CallLog calls = new CallLog();
  private final Faults faults = new Faults(SEED_OF_FAULTS);

  /**
   * Opens the door at once, with no services behind it.
   *
   * @param address port 0 takes any free one
   */
  public AwsEndpoint(SandboxClock clock, InetSocketAddress address) {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
    server.setExecutor(threads);
    server.createContext("/", new RequestHandler(clock, byTarget, byForm, callers, faults, calls));
    server.createContext("/sandbox/clock", new ClockControl(clock));
    server.start();
  }

  /** How it is reached on this machine, also when it listens on every address. */
  public URI uri() {
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://%s:%d".formatted(host, server.getAddress().getPort()));
  }

  /** Serves a service of our own that speaks AWS JSON, known by the prefix of its X-Amz-Target. */
  public void serveJson(
      String service, String targetPrefix, Operations operations, Constraints constraints) {
    byTarget.put(targetPrefix, new JsonService(service, operations, constraints));
  }

  /**
   * Serves a service of our own that speaks the query protocol, known by the version of its API.
   */
  public void serveQuery(
      String service, String version, Operations operations, Constraints constraints) {
    byForm.put(version, new QueryService(service, version, operations, constraints));
  }

  /**
   * Passes a service's calls on, once they are authorised.
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
      default -> throw new IllegalArgumentException("nothing is known of forwarding " + service);
    }
  }

  /** Passes the calls of SQS on, but for those about policies. */
  public void forwardQueues(URI backend, QueuePolicyStore policies) {
    forward("sqs", backend);
    byTarget.computeIfPresent("AmazonSQS", (_, sqs) -> new QueuePolicyAttributes(sqs, policies));
  }

  /**
   * Passes authorised calls of DynamoDB and DynamoDB Streams on. The call log names the latter
   * {@code dynamodb_streams}.
   *
   * @param authorization the header that tells the backend whose tables are meant
   * @param theirsByOurs the backend's ARN of each stream
   */
  public void forwardDynamoDb(URI backend, String authorization, Map<String, String> theirsByOurs) {
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
            new NameTranslation(theirsByOurs),
            headers));
  }

  /** A new access key id for the principal; any secret goes with it. */
  public String accessKeyFor(Principal principal) {
    return callers.register(principal);
  }

  /**
   * New credentials for the principal, until they expire.
   *
   * @param borrower the name of the principal that gets them
   * @param stands whether they are still worth anything, asked at each call
   */
  public SessionCredentials lend(
      Principal principal, String borrower, Instant expiration, BooleanSupplier stands) {
    return callers.lend(principal, borrower, expiration, stands);
  }

  /**
   * Lets the principal in under an access key id of its choice, such as one printed in a manual.
   */
  public void admit(String accessKeyId, Principal principal) {
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
    server.stop(0);
    http.shutdownNow();
    threads.shutdownNow();
  }
}
