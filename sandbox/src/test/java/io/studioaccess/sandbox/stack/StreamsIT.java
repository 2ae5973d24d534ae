package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.policy.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.Stream;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Each test has its own sandbox, because a stream keeps what other tests wrote. */
class StreamsIT {

  private static final Path TEMPLATE =
      Path.of("src/test/resources/streams-template.yaml").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOG_PREFIX = "got ";
  private static final String ACCOUNT = "111122223333";

  @TempDir Path folder;
  private SandboxOptions options;
  private Sandbox sandbox;

  @BeforeEach
  void options() throws IOException {
    options = SandboxOptions.of(TestRepository.in(folder)).withTemplate(TEMPLATE);
  }

  @AfterEach
  void close() throws IOException {
    Files.delete(folder.resolve("sandbox"));
    if (sandbox != null) {
      sandbox.close();
    }
  }

  @Test
  void deliversEveryChangeAsLambdaDoes() throws IOException {
    // Given
    sandbox = Sandbox.start(options);
    Instant start = sandbox.clock().instant();

    // When
    put("a", "1");
    put("a", "2");
    sandbox.dynamoDb().deleteItem(r -> r.tableName(table()).key(Map.of("pk", text("a"))));
    sandbox.settle();

    // Then
    assertThat(sandbox.clock().instant()).isEqualTo(start);
    await().untilAsserted(() -> assertThat(records()).hasSize(3));
    List<JsonNode> records = records();
    assertThat(records)
        .extracting(record -> record.path("eventName").asText())
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    JsonNode modified = records.get(1);
    assertThat(modified.path("eventID").asText()).isNotEmpty();
    assertThat(modified.path("eventVersion").asText()).isEqualTo("1.1");
    assertThat(modified.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(modified.path("awsRegion").asText()).isEqualTo("eu-west-1");
    assertThat(modified.path("eventSourceARN").asText()).isEqualTo(streamArn());
    JsonNode change = modified.path("dynamodb");
    assertThat(change.path("Keys")).isEqualTo(JSON.readTree("{\"pk\":{\"S\":\"a\"}}"));
    assertThat(change.at("/OldImage/value/S").asText()).isEqualTo("1");
    assertThat(change.at("/NewImage/value/S").asText()).isEqualTo("2");
    assertThat(change.path("ApproximateCreationDateTime").asLong())
        .isEqualTo(start.getEpochSecond());
    assertThat(change.path("SequenceNumber").asText()).matches("\\d+");
    assertThat(change.path("SizeBytes").asInt()).isPositive();
    assertThat(change.path("StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void settlingHandlesAnItemWrittenJustBefore() {
    // Given
    sandbox = Sandbox.start(options);

    for (int i = 1; i <= 50; i++) {
      // When
      put("echo", "value " + i);
      sandbox.settle();

      // Then
      assertThat(sandbox.endpoint().calls().all())
          .filteredOn(call -> call.operation().equals("GetItem"))
          .hasSize(i);
    }
  }

  @Test
  void deliversWritesThroughTheEndpointWhileTheClockRuns() throws IOException {
    // Given
    sandbox = Sandbox.start(options.withRunningClock());
    try (DynamoDbClient administrator =
        client(DynamoDbClient.builder(), Principal.administrator("me", ACCOUNT)).build()) {

      // When
      administrator.putItem(r -> r.tableName(table()).item(Map.of("pk", text("one"))));
      administrator.batchWriteItem(r -> r.requestItems(Map.of(table(), puts("two"))));
    }

    // Then
    await().untilAsserted(() -> assertThat(records()).hasSize(2));
  }

  @Test
  void deliversWritesOfAFunction() throws IOException {
    // Given
    sandbox = Sandbox.start(options);

    // When
    InvocationResult answer = sandbox.invoke("Function", "\"write-table\"");
    sandbox.settle();

    // Then
    assertThat(answer).isEqualTo(new InvocationResult.Succeeded("\"200\""));
    await().untilAsserted(() -> assertThat(batches()).containsExactly(List.of(), List.of("x")));
  }

  @Test
  void pollsTheStreamOnlyAfterWritesAndAsTheRole() {
    // Given
    sandbox = Sandbox.start(options);
    put("a", "1");
    sandbox.settle();
    int before = sandbox.endpoint().calls().all().size();

    // When
    sandbox.dynamoDb().getItem(r -> r.tableName(table()).key(Map.of("pk", text("a"))));
    sandbox.settle();

    // Then
    assertThat(sandbox.endpoint().calls().all()).hasSize(before);
    assertThat(sandbox.endpoint().calls().actionsUsedBy("studio-access-Role"))
        .containsExactly(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams");
  }

  @Test
  void retriesFromTheFirstFailedRecordAndGivesUp() throws IOException {
    // Given
    sandbox = Sandbox.start(options);
    Instant start = sandbox.clock().instant();

    // When
    putAtOnce("fine", "fail", "after");
    sandbox.settle();

    // Then
    List<String> rest = List.of("fail", "after");
    assertThat(batches()).containsExactly(List.of("fine", "fail", "after"), rest, rest, rest, rest);
    assertThat(sandbox.clock().instant()).isEqualTo(start.plusSeconds(1 + 2 + 4));

    JsonNode failure = failure();
    assertThat(failure.at("/requestContext/condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(failure.at("/requestContext/functionArn").asText())
        .isEqualTo("arn:aws:lambda:eu-west-1:111122223333:function:studio-access-Function");
    assertThat(failure.at("/responseContext/statusCode").asInt()).isEqualTo(200);
    assertThat(failure.path("responseContext").has("functionError")).isFalse();
    assertThat(failure.path("timestamp").asText()).isEqualTo("2026-03-02T09:00:07Z");
    JsonNode info = failure.path("DDBStreamBatchInfo");
    assertThat(info.path("batchSize").asInt()).isEqualTo(2);
    assertThat(info.path("streamArn").asText()).isEqualTo(streamArn());
    assertThat(info.path("shardId").asText()).startsWith("shardId-");
    assertThat(info.path("startSequenceNumber").asText())
        .isEqualTo(records().get(1).at("/dynamodb/SequenceNumber").asText());
    assertThat(info.path("endSequenceNumber").asText())
        .isEqualTo(records().get(2).at("/dynamodb/SequenceNumber").asText());
    assertThat(info.path("approximateArrivalOfFirstRecord").asText())
        .isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void bisectsABatchUntilOnlyTheBadRecordIsDiscarded() throws IOException {
    // Given
    sandbox = Sandbox.start(options.withParameter("Bisect", "true"));

    // When
    putAtOnce("a", "explode", "b", "c");
    sandbox.settle();

    // Then
    List<String> bad = List.of("explode");
    await()
        .untilAsserted(
            () ->
                assertThat(batches())
                    .containsExactly(
                        List.of("a", "explode", "b", "c"),
                        List.of("a", "explode"),
                        List.of("a"),
                        bad,
                        bad,
                        bad,
                        bad,
                        List.of("b", "c")));
    assertThat(failure().at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
    assertThat(failure().at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(6);
    assertThat(failure().at("/responseContext/functionError").asText()).isEqualTo("Unhandled");
  }

  @Test
  void discardsRecordsThatAreTooOld() throws IOException {
    // Given
    sandbox = Sandbox.start(options);
    putAtOnce("fail");
    sandbox.settleForNow();
    assertThatThrownBy(() -> sandbox.settle(Duration.ZERO))
        .hasMessageContaining("1 records of Rows wait for their next try at 2026-03-02T09:00:01Z");

    // When
    sandbox.clock().advance(Duration.ofMinutes(11));
    sandbox.settle();

    // Then
    await().untilAsserted(() -> assertThat(batches()).hasSize(1));
    assertThat(failure().at("/requestContext/condition").asText()).isEqualTo("RecordAgeExceeded");
  }

  @Test
  void streamHasTheTemplatesArnAndRequiresPermissions() {
    // Given
    sandbox = Sandbox.start(options);
    put("a", "1");
    try (DynamoDbStreamsClient administrator =
            client(DynamoDbStreamsClient.builder(), Principal.administrator("me", ACCOUNT))
                .build();
        DynamoDbStreamsClient stranger =
            client(
                    DynamoDbStreamsClient.builder(),
                    Principal.role("stranger", "session", ACCOUNT, List.of()))
                .build()) {

      // When
      var streams = administrator.listStreams(r -> r.tableName(table())).streams();
      var description = administrator.describeStream(r -> r.streamArn(streamArn()));
      String iterator =
          administrator
              .getShardIterator(
                  r ->
                      r.streamArn(streamArn())
                          .shardId(description.streamDescription().shards().getFirst().shardId())
                          .shardIteratorType("TRIM_HORIZON"))
              .shardIterator();

      // Then
      assertThat(streams).extracting(Stream::streamArn).containsExactly(streamArn());
      assertThat(description.streamDescription().streamArn()).isEqualTo(streamArn());
      assertThat(administrator.getRecords(r -> r.shardIterator(iterator)).records()).hasSize(1);
      assertThatThrownBy(() -> stranger.getRecords(r -> r.shardIterator(iterator)))
          .hasMessageContaining("dynamodb:GetRecords on resource: " + streamArn());
      assertThatThrownBy(() -> stranger.listStreams(r -> r.tableName(table())))
          .hasMessageContaining("table/studio-access-Rows/stream/*");
    }
  }

  @Test
  void rejectsAMappingWithoutPermission() throws IOException {
    for (var action :
        Map.of(
                "dynamodb:GetRecords", "dynamodb:Scan",
                "sqs:SendMessage", "sqs:PurgeQueue")
            .entrySet()) {
      Path template =
          Files.writeString(
              folder.resolve("denied.yaml"),
              Files.readString(TEMPLATE).replace(action.getKey(), action.getValue()));
      assertThatThrownBy(() -> Sandbox.start(options.withTemplate(template)))
          .hasMessageContaining("the role of Function may not " + action.getKey());
    }
  }

  private void put(String pk, String value) {
    sandbox
        .dynamoDb()
        .putItem(r -> r.tableName(table()).item(Map.of("pk", text(pk), "value", text(value))));
  }

  /** Writes in one call, so that one batch contains all items. */
  private void putAtOnce(String... keys) {
    sandbox.settle();
    sandbox.dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(table(), puts(keys))));
  }

  private static List<WriteRequest> puts(String... keys) {
    return java.util.stream.Stream.of(keys)
        .map(
            key ->
                WriteRequest.builder()
                    .putRequest(PutRequest.builder().item(Map.of("pk", text(key))).build())
                    .build())
        .toList();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private String table() {
    return sandbox.table("Rows");
  }

  private String streamArn() {
    return sandbox.template().tables().get("Rows").stream().orElseThrow().arn();
  }

  /** The only message in the failure queue. */
  private JsonNode failure() throws IOException {
    List<String> failures = sandbox.peek("Failures");
    assertThat(failures).hasSize(1);
    return JSON.readTree(failures.getFirst());
  }

  private List<JsonNode> records() throws IOException {
    var records = new ArrayList<JsonNode>();
    for (String line : sandbox.log("Function")) {
      if (line.startsWith(LOG_PREFIX)) {
        JSON.readTree(line.substring(LOG_PREFIX.length())).path("Records").forEach(records::add);
      }
    }
    return records;
  }

  private List<List<String>> batches() throws IOException {
    var batches = new ArrayList<List<String>>();
    for (String line : sandbox.log("Function")) {
      if (line.startsWith(LOG_PREFIX)) {
        var keys = new ArrayList<String>();
        JSON.readTree(line.substring(LOG_PREFIX.length()))
            .path("Records")
            .forEach(record -> keys.add(record.at("/dynamodb/Keys/pk/S").asText()));
        batches.add(keys);
      }
    }
    return batches;
  }

  private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B client(
      B builder, Principal principal) {
    return builder
        .endpointOverride(sandbox.endpoint().uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.endpoint().accessKeyFor(principal), "any")))
        .httpClient(UrlConnectionHttpClient.create());
  }
}
