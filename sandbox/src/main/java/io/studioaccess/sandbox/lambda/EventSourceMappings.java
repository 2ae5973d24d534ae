package io.studioaccess.sandbox.lambda;

import io.studioaccess.sandbox.cloudformation.template.EventSource;
import io.studioaccess.sandbox.cloudformation.template.QueueSource;
import io.studioaccess.sandbox.cloudformation.template.StreamSource;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import io.studioaccess.sandbox.dynamodb.Writes;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.sqs.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The template's event source mappings, each with the rights of its function's role. */
public final class EventSourceMappings implements AutoCloseable {

  /** How long Lambda's own pollers pause is no matter of the function's, so it is short here. */
  private static final RetryStrategy PATIENTLY =
      AwsRetryStrategy.standardRetryStrategy().toBuilder()
          .maxAttempts(20)
          .circuitBreakerEnabled(false)
          .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(5)))
          .throttlingBackoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(5)))
          .build();

  private final Template template;
  private final Functions functions;
  private final FunctionHost host;
  private final Queues queues;
  private final Writes writes;
  private final List<EventSourceMapping> mappings = new ArrayList<>();
  private final List<SdkAutoCloseable> clients = new ArrayList<>();

  /** Reads nothing before {@link #connect}. */
  public EventSourceMappings(
      Template template, Functions functions, FunctionHost host, Queues queues, Writes writes) {
    this.template = template;
    this.functions = functions;
    this.host = host;
    this.queues = queues;
    this.writes = writes;
  }

  /**
   * Lets queues and streams invoke the functions from now on.
   *
   * @throws IllegalArgumentException on a mapping that Lambda would refuse
   */
  public void connect() {
    template
        .functions()
        .forEach(
            (id, function) ->
                function
                    .sources()
                    .forEach(source -> mappings.add(map(functions.function(id), source))));
  }

  private EventSourceMapping map(LambdaFunction function, EventSource source) {
    return switch (source) {
      case QueueSource queue -> map(function, queue);
      case StreamSource stream -> map(function, stream);
    };
  }

  private QueueMapping map(LambdaFunction function, QueueSource source) {
    String id = function.template().logicalId();
    TemplateQueue queue =
        queue(source.queueArn())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s reads %s, which is no queue of the template"
                            .formatted(id, source.queueArn())));
    if (queue.visibilityTimeout().compareTo(function.template().timeout()) < 0) {
      throw new IllegalArgumentException(
          "the visibility timeout of %s is shorter than the timeout of %s: Lambda refuses this"
              .formatted(queue.logicalId(), id));
    }
    RequiredActions.toRead(queue.arn()).check(role(function), id);
    return new QueueMapping(function, queue, source, queues, sqs(id), host.region());
  }

  private StreamMapping map(LambdaFunction function, StreamSource source) {
    String id = function.template().logicalId();
    TemplateTable table =
        template.tables().values().stream()
            .filter(
                it -> it.stream().filter(own -> own.arn().equals(source.streamArn())).isPresent())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s reads %s, which is no stream of the template"
                            .formatted(id, source.streamArn())));
    RequiredActions.toReadStream(source.streamArn()).check(role(function), id);
    DynamoDbStreamsClient streams = clientOf(id, DynamoDbStreamsClient.builder()).build();
    clients.add(streams);
    // Lambda's pollers list the table's streams, too.
    streams.listStreams(request -> request.tableName(table.name()));
    return new StreamMapping(
        function,
        table,
        source,
        streams,
        source.onFailureArn().map(arn -> onFailure(function, arn)),
        writes,
        host.clock(),
        host.region());
  }

  private OnFailure onFailure(LambdaFunction function, String arn) {
    String id = function.template().logicalId();
    TemplateQueue queue =
        queue(arn)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the failures of %s go to %s, which is no queue of the template"
                            .formatted(id, arn)));
    RequiredActions.toSend(arn).check(role(function), id);
    return new OnFailure(sqs(id), queue, function.template().arn(), host.clock());
  }

  private Optional<TemplateQueue> queue(String arn) {
    return template.queues().values().stream().filter(it -> it.arn().equals(arn)).findFirst();
  }

  private Principal role(LambdaFunction function) {
    return Functions.principal(function.template(), host.accountId());
  }

  private SqsClient sqs(String function) {
    SqsClient sqs = clientOf(function, SqsClient.builder()).build();
    clients.add(sqs);
    return sqs;
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B clientOf(
      String function, B builder) {
    return builder
        .endpointOverride(host.endpoint())
        .region(Region.of(host.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(functions.accessKeyId(function), "sandbox")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(configuration -> configuration.retryStrategy(PATIENTLY));
  }

  /** The queues that invoke a function. */
  public List<TemplateQueue> queues() {
    return only(QueueMapping.class).map(QueueMapping::queue).toList();
  }

  /** Whether nothing waits in any stream but what is to be tried again later. */
  public boolean streamsAreRead() {
    return only(StreamMapping.class).noneMatch(StreamMapping::waits);
  }

  /** The batches of streams that their functions could not handle yet. */
  public List<Retry> retries() {
    return only(StreamMapping.class)
        .flatMap(
            mapping ->
                mapping
                    .waiting()
                    .map(batch -> new Retry(mapping.source(), batch.size(), batch.due()))
                    .stream())
        .toList();
  }

  /**
   * A batch that waits for its next try.
   *
   * @param table by logical id
   */
  public record Retry(String table, int records, Instant due) {}

  /** What is being read right now, by name. */
  public List<String> underWay() {
    return mappings.stream()
        .filter(mapping -> mapping.poller().isBusy())
        .map(mapping -> mapping.source() + " is being read")
        .toList();
  }

  /** Grows with every round that any mapping has ended. */
  public long rounds() {
    return mappings.stream().mapToLong(mapping -> mapping.poller().rounds()).sum();
  }

  /** Why a mapping cannot do its work, if so. */
  public Optional<String> trouble() {
    return mappings.stream()
        .flatMap(
            mapping ->
                mapping.poller().trouble().map(reason -> mapping.source() + ": " + reason).stream())
        .findFirst();
  }

  private <T extends EventSourceMapping> Stream<T> only(Class<T> kind) {
    return mappings.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Reads nothing any more. A batch that is under way loses its function and stays where it is. */
  @Override
  public void close() {
    mappings.forEach(mapping -> mapping.poller().close());
    clients.forEach(SdkAutoCloseable::close);
  }
}
