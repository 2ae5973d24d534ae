package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.iam.PolicyDocument;
import io.studioaccess.sandbox.iam.Principal;
import io.studioaccess.sandbox.queues.Queues;
import io.studioaccess.sandbox.template.QueueSource;
import io.studioaccess.sandbox.template.Template;
import io.studioaccess.sandbox.template.TemplateFunction;
import io.studioaccess.sandbox.template.TemplateQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The template's functions, by logical id, and their event source mappings. */
public final class Functions implements AutoCloseable {

  private final Host host;
  private final RuntimeApi api = new RuntimeApi();
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final Map<String, String> accessKeys = new LinkedHashMap<>();
  private final List<EventSourceMapping> mappings = new ArrayList<>();
  private final List<SqsClient> clients = new ArrayList<>();

  /**
   * Starts one environment of every function with SnapStart, and does not wait for it; the others
   * start cold, when they are first invoked.
   *
   * @param admit gives a principal its access key id
   */
  public Functions(Template template, Host host, Function<Principal, String> admit) {
    this.host = host;
    template
        .functions()
        .forEach(
            (id, function) -> {
              String accessKeyId = admit.apply(principal(function, host.accountId()));
              accessKeys.put(id, accessKeyId);
              functions.put(id, new LambdaFunction(function, host, api, accessKeyId));
            });
    functions.values().stream()
        .filter(function -> function.template().snapStart())
        .forEach(LambdaFunction::warm);
  }

  /** The function's role, as the front door and the call log know it. */
  public static Principal principal(TemplateFunction function, String accountId) {
    return Principal.role(
        function.role().name(),
        function.name(),
        accountId,
        function.role().policies().stream().map(PolicyDocument::of).toList());
  }

  /** Lets the queues invoke the functions from now on. */
  public void connect(Template template, Queues queues) {
    Map<String, TemplateQueue> byArn =
        template.queues().values().stream()
            .collect(Collectors.toMap(TemplateQueue::arn, Function.identity()));
    functions.forEach(
        (id, function) -> {
          List<QueueSource> sources = function.template().sources();
          if (!sources.isEmpty()) {
            SqsClient sqs = client(accessKeyId(id));
            clients.add(sqs);
            sources.forEach(source -> mappings.add(map(function, source, byArn, queues, sqs)));
          }
        });
  }

  private EventSourceMapping map(
      LambdaFunction function,
      QueueSource source,
      Map<String, TemplateQueue> byArn,
      Queues queues,
      SqsClient sqs) {
    TemplateQueue queue = byArn.get(source.queueArn());
    String id = function.template().logicalId();
    if (queue == null) {
      throw new IllegalArgumentException(
          "%s reads %s, which is no queue of the template".formatted(id, source.queueArn()));
    }
    if (queue.visibilityTimeout().compareTo(function.template().timeout()) < 0) {
      throw new IllegalArgumentException(
          "the visibility timeout of %s is shorter than the timeout of %s: Lambda refuses this"
              .formatted(queue.logicalId(), id));
    }
    ReadingRights.check(principal(function.template(), host.accountId()), queue.arn(), id);
    return new EventSourceMapping(function, queue, source, queues, sqs, host.region());
  }

  private SqsClient client(String accessKeyId) {
    return SqsClient.builder()
        .endpointOverride(host.endpoint())
        .region(Region.of(host.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "sandbox")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Invokes a function and waits for its answer. */
  public Answer invoke(String function, String payload) {
    try {
      return function(function).invoke(payload);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + function + " was running", e);
    }
  }

  /** The sum of all its invocations so far, in real time. */
  public Duration busy(String function) {
    return function(function).busy();
  }

  /** The access key id with which the front door knows the function. */
  public String accessKeyId(String function) {
    return Optional.ofNullable(accessKeys.get(function))
        .orElseThrow(() -> new IllegalArgumentException("no function " + function));
  }

  /** Kills the function's processes that are in the middle of an invocation; returns how many. */
  public int kill(String function) {
    return function(function).killBusy();
  }

  /** The process ids of all functions. */
  public List<Long> pids() {
    return functions.values().stream().flatMap(function -> function.pids().stream()).toList();
  }

  /** The queues that invoke a function. */
  public List<TemplateQueue> sources() {
    return mappings.stream().map(EventSourceMapping::queue).toList();
  }

  /** What runs or is being fed right now, by name. */
  public List<String> underWay() {
    var busy = new ArrayList<String>();
    functions.forEach(
        (id, function) -> {
          if (function.running() > 0) {
            busy.add(id + " is running");
          }
        });
    mappings.stream()
        .filter(EventSourceMapping::isBusy)
        .forEach(mapping -> busy.add(mapping.queue().logicalId() + " is being read"));
    return busy;
  }

  /** Grows with every batch that any mapping has finished. */
  public long rounds() {
    return mappings.stream().mapToLong(EventSourceMapping::rounds).sum();
  }

  /** Why a mapping cannot do its work, if so. */
  public Optional<String> trouble() {
    return mappings.stream()
        .flatMap(
            mapping ->
                mapping
                    .trouble()
                    .map(reason -> mapping.queue().logicalId() + ": " + reason)
                    .stream())
        .findFirst();
  }

  private LambdaFunction function(String id) {
    LambdaFunction function = functions.get(id);
    if (function == null) {
      throw new IllegalArgumentException("no function " + id + " among " + functions.keySet());
    }
    return function;
  }

  /**
   * Stops reading the queues. A batch that is under way loses its function and stays in its queue.
   */
  public void disconnect() {
    mappings.forEach(EventSourceMapping::close);
  }

  @Override
  public void close() {
    disconnect();
    functions.values().forEach(LambdaFunction::close);
    api.close();
    clients.forEach(SqsClient::close);
  }
}
