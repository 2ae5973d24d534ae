package io.studioaccess.sandbox.dynamodb;

import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
 * The tables of one template, all in memory.
 *
 * <p>A time to live is read but not switched on: DynamoDB Local would delete items by the machine's
 * clock, not the sandbox's.
 */
public final class Tables implements AutoCloseable {
  private static final AtomicInteger ACCESS_KEYS = new AtomicInteger();

  private final DynamoDbProcess process;
  private final boolean ownsProcess;
  private final String accessKey = "sandbox" + ACCESS_KEYS.incrementAndGet();
  private final String region;
  private final DynamoDbClient dynamoDb;
  private final Writes writes = new Writes();
  private final Map<String, String> streams = new ConcurrentHashMap<>();
  private final Map<String, String> partitionKeys = new ConcurrentHashMap<>();

  private Tables(DynamoDbProcess process, boolean ownsProcess, String region) {
    this.process = process;
    this.ownsProcess = ownsProcess;
    this.region = region;
    this.dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(process.uri())
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "none")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                configuration -> {
                  configuration.addExecutionInterceptor(new Counting(writes));
                  process.secretHeader().forEach(configuration::putHeader);
                })
            .build();
  }

  /** No tables yet, in a process that ends with them. */
  public static Tables in(DynamoDbProcess process, String region) {
    return new Tables(process, true, region);
  }

  /** No tables yet, in a process that others use, too. */
  public static Tables inShared(DynamoDbProcess process, String region) {
    return new Tables(process, false, region);
  }

  /** Where DynamoDB answers requests that have the {@link #headers}, whatever they ask. */
  public URI uri() {
    return process.uri();
  }

  /** The headers that admit a request to the process, and that tell whose tables it means. */
  public Map<String, String> headers() {
    var headers = new HashMap<>(process.secretHeader());
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/dynamodb/aws4_request, SignedHeaders=host, Signature=none"
            .formatted(accessKey, region));
    return headers;
  }

  /** A client with all rights. */
  public DynamoDbClient client() {
    return dynamoDb;
  }

  /** The process that ends with these tables; empty for a shared one. */
  public Optional<Long> ownPid() {
    return ownsProcess ? Optional.of(process.pid()) : Optional.empty();
  }

  public void create(Collection<TemplateTable> tables) {
    for (TemplateTable table : tables) {
      TableDescription made = dynamoDb.createTable(TableRequests.create(table)).tableDescription();
      table.keys().stream()
          .filter(key -> key.type().equals("HASH"))
          .forEach(key -> partitionKeys.put(table.name(), key.attribute()));
      table.stream().ifPresent(stream -> streams.put(stream.arn(), made.latestStreamArn()));
    }
  }

  /** DynamoDB Local's ARNs of the streams, by the ARNs that the template knows. */
  public Map<String, String> streams() {
    return Map.copyOf(streams);
  }

  /** The partition key's attribute of each table, by the table's name. */
  public Map<String, String> partitionKeys() {
    return Map.copyOf(partitionKeys);
  }

  /** Counts the calls of {@link #client}; the caller counts those that bypass it. */
  public Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    if (!ownsProcess) {
      dynamoDb
          .listTables()
          .tableNames()
          .forEach(name -> dynamoDb.deleteTable(delete -> delete.tableName(name)));
    }
    dynamoDb.close();
    if (ownsProcess) {
      process.close();
    }
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
