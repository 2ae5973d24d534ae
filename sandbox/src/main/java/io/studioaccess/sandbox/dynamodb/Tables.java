package io.studioaccess.sandbox.dynamodb;

import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import io.studioaccess.sandbox.process.JavaProcess;
import io.studioaccess.sandbox.process.Repository;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The tables of the template, all in memory.
 *
 * <p>A time to live is read and not switched on: DynamoDB Local would delete rows by the machine's
 * clock, not the sandbox's.
 */
public final class Tables implements AutoCloseable {

  private static final int SECONDS_TO_START = 60;

  private static final String ACCESS_KEY = "sandbox";

  private final JavaProcess process;
  private final URI uri;
  private final DynamoDbClient dynamoDb;
  private final Writes writes = new Writes();
  private final Map<String, String> streams = new ConcurrentHashMap<>();

  private Tables(JavaProcess process, int port, String region) {
    this.process = process;
    this.uri = URI.create("http://127.0.0.1:" + port);
    this.dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(uri)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, "none")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                configuration -> configuration.addExecutionInterceptor(new Counting(writes)))
            .build();
  }

  /**
   * Starts an empty DynamoDB.
   *
   * @param folder where the process may leave files, such as its native library
   */
  public static Tables start(Repository repository, String region, Path folder) {
    var port = new CompletableFuture<Integer>();
    Queue<String> complaints = new ConcurrentLinkedQueue<>();
    JavaProcess process =
        JavaProcess.start(
            new JavaProcess.Command(
                repository.dynamoDbLocal(),
                List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.io.tmpdir=" + folder,
                    "-Dorg.apache.logging.log4j.level=OFF"),
                "io.studioaccess.sandbox.dynamodblocal.DynamoDbLocal",
                List.of(),
                Map.of(),
                Optional.empty()),
            line -> {
              if (line.matches("\\d{1,5}")) {
                port.complete(Integer.valueOf(line));
              } else {
                complaints.add(line);
              }
            });
    var unused =
        process
            .ended()
            .thenAccept(
                status ->
                    port.completeExceptionally(
                        new IllegalStateException("DynamoDB Local ended: " + complaints)));
    try {
      return new Tables(process, port.get(SECONDS_TO_START, TimeUnit.SECONDS), region);
    } catch (ExecutionException | TimeoutException e) {
      process.close();
      throw new IllegalStateException("DynamoDB Local did not start", e);
    } catch (InterruptedException e) {
      process.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where DynamoDB is spoken, without any check of rights. */
  public URI uri() {
    return uri;
  }

  /** A client that may do everything. */
  public DynamoDbClient client() {
    return dynamoDb;
  }

  public long pid() {
    return process.pid();
  }

  public void create(Collection<TemplateTable> tables) {
    for (TemplateTable table : tables) {
      TableDescription made = dynamoDb.createTable(TableRequests.create(table)).tableDescription();
      table.stream().ifPresent(stream -> streams.put(stream.arn(), made.latestStreamArn()));
    }
  }

  /** What DynamoDB Local calls the streams, by the ARNs that the template knows. */
  public Map<String, String> streams() {
    return Map.copyOf(streams);
  }

  /** Counts what goes through {@link #client}; others count what goes past it. */
  public Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    dynamoDb.close();
    process.close();
  }

  private record Counting(Writes writes) implements ExecutionInterceptor {

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      count(context.request(), attributes);
    }

    @Override
    public void onExecutionFailure(
        Context.FailedExecution context, ExecutionAttributes attributes) {
      count(context.request(), attributes);
    }

    private void count(SdkRequest request, ExecutionAttributes attributes) {
      writes.count(
          attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
          request.getValueForField("TableName", String.class).orElse(null));
    }
  }
}
