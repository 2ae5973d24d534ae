package io.studioaccess.sandbox.cloudwatch;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.allow;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.wire.Faults;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * CloudWatch over the protocols that the SDK in use does not speak: RPC v2 with CBOR, which the AWS
 * CLI and boto3 speak, and AWS JSON 1.0. InstallationContractTest covers the query protocol.
 */
class CloudWatchProtocolsTest {

  private static final String SERVICE = "GraniteServiceVersion20100801";
  private static final String DEAD_LETTERS = "ours-DeadLetters";

  private final ObjectMapper cbor = new ObjectMapper(new CBORFactory());
  private final HttpClient http = HttpClient.newHttpClient();

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  @BeforeEach
  void addAlarms() {
    aws.cloud.alarms().add(DEAD_LETTERS);
    aws.cloud.alarms().add("ours-Held");
    aws.cloud.alarms().add("theirs");
  }

  @AfterEach
  void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path, String accessKey) {
    return HttpRequest.newBuilder(aws.cloud.uri().resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s/20261102/eu-west-1/monitoring/aws4_request"
                .formatted(accessKey));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, byte[] body) throws Exception {
    return http.send(
        request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> call(String accessKey, String operation, byte[] body)
      throws Exception {
    HttpResponse<byte[]> response =
        send(
            request("/service/%s/operation/%s".formatted(SERVICE, operation), accessKey)
                .header("smithy-protocol", "rpc-v2-cbor")
                .header("Content-Type", "application/cbor")
                .header("Accept", "application/cbor"),
            body);
    assertThat(response.headers().firstValue("smithy-protocol")).contains("rpc-v2-cbor");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/cbor");
    return response;
  }

  private HttpResponse<byte[]> call(String operation, Map<String, ?> members) throws Exception {
    return call(aws.administrator(), operation, cbor.writeValueAsBytes(members));
  }

  private HttpResponse<byte[]> raiseTheAlarm(String name) throws Exception {
    return call(
        "SetAlarmState", Map.of("AlarmName", name, "StateValue", "ALARM", "StateReason", "a test"));
  }

  private Iterable<String> namesIn(HttpResponse<byte[]> response) throws Exception {
    assertThat(response.statusCode()).isEqualTo(200);
    return cbor.readTree(response.body()).path("MetricAlarms").findValuesAsText("AlarmName");
  }

  private void assertFails(HttpResponse<byte[]> response, int status, String type, String query)
      throws Exception {
    JsonNode body = cbor.readTree(response.body());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(body.path("__type").asText()).isEqualTo(type);
    assertThat(body.path("message").asText()).isNotEmpty();
    assertThat(response.headers().firstValue("x-amzn-query-error")).contains(query);
  }

  @Test
  void describesAlarmsInCbor() throws Exception {
    assertThat(namesIn(call("DescribeAlarms", Map.of())))
        .containsExactly(DEAD_LETTERS, "ours-Held", "theirs");
    assertThat(namesIn(call("DescribeAlarms", Map.of("AlarmNamePrefix", "ours-"))))
        .containsExactly(DEAD_LETTERS, "ours-Held");
    assertThat(namesIn(call("DescribeAlarms", Map.of("AlarmNames", new String[] {"theirs"}))))
        .containsExactly("theirs");
    assertThat(namesIn(call("DescribeAlarms", Map.of("StateValue", "ALARM")))).isEmpty();
  }

  @Test
  void setsTheStateOfAnAlarmInCbor() throws Exception {
    assertThat(raiseTheAlarm(DEAD_LETTERS).statusCode()).isEqualTo(200);

    JsonNode alarm =
        cbor.readTree(call("DescribeAlarms", Map.of("StateValue", "ALARM")).body())
            .path("MetricAlarms")
            .path(0);
    assertThat(alarm.path("AlarmName").asText()).isEqualTo(DEAD_LETTERS);
    assertThat(alarm.path("StateReason").asText()).isEqualTo("a test");
    assertThat(alarm.path("StateUpdatedTimestamp").asDouble())
        .isEqualTo(CloudUnderTest.START.getEpochSecond());
  }

  @Test
  void tagsTimestampsInCbor() throws Exception {
    raiseTheAlarm(DEAD_LETTERS);

    byte[] body = call("DescribeAlarms", Map.of()).body();

    try (CBORParser parser = new CBORFactory().createParser(body)) {
      while (parser.nextToken() != null) {
        if ("StateUpdatedTimestamp".equals(parser.currentName())
            && parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
          assertThat(parser.getCurrentTag()).isEqualTo(1);
          return;
        }
      }
    }
    throw new AssertionError("no timestamp in " + HexFormat.of().formatHex(body));
  }

  /** Written by hand: 0xbf and 0x9f begin a map and a list without a length, 0xff ends them. */
  @Test
  void readsMapsAndListsWithoutALength() throws Exception {
    String names = "6a" + HexFormat.of().formatHex("AlarmNames".getBytes());
    String theirs = "66" + HexFormat.of().formatHex("theirs".getBytes());
    byte[] body = HexFormat.of().parseHex("bf" + names + "9f" + theirs + "ff" + "ff");

    assertThat(namesIn(call(aws.administrator(), "DescribeAlarms", body)))
        .containsExactly("theirs");
  }

  @Test
  void readsARequestWithoutABody() throws Exception {
    assertThat(namesIn(call(aws.administrator(), "DescribeAlarms", new byte[0]))).hasSize(3);
  }

  @Test
  void reportsErrorsInCborWithTheCodeOfTheQueryProtocol() throws Exception {
    String stranger = "AKIASTRANGER00000000";
    byte[] none = cbor.writeValueAsBytes(Map.of());

    assertFails(raiseTheAlarm("none"), 404, "ResourceNotFound", "ResourceNotFound;Sender");
    assertFails(
        call("SetAlarmState", Map.of("AlarmName", DEAD_LETTERS)),
        400,
        "ValidationException",
        "ValidationError;Sender");
    assertFails(
        call(aws.function(allow("cloudwatch:ListMetrics", "*")), "DescribeAlarms", none),
        403,
        "AccessDeniedException",
        "AccessDenied;Sender");
    assertFails(
        call(stranger, "DescribeAlarms", none),
        403,
        "UnrecognizedClientException",
        "InvalidClientTokenId;Sender");
    assertFails(
        call("PutMetricAlarm", Map.of()),
        400,
        "UnknownOperationException",
        "UnknownOperationException;Sender");
    assertFails(
        call(aws.administrator(), "DescribeAlarms", "{}".getBytes()),
        400,
        "SerializationException",
        "SerializationException;Sender");
  }

  @Test
  void reportsInjectedFaultsInCbor() throws Exception {
    Faults faults = aws.cloud.endpoint().faults();
    faults.failNext(1, Faults.Kind.THROTTLED, "monitoring", "DescribeAlarms", Faults.ANY);
    assertFails(call("DescribeAlarms", Map.of()), 400, "ThrottlingException", "Throttling;Sender");

    faults.failNext(1, Faults.Kind.FAILED_BEFORE_EFFECT, "monitoring", "SetAlarmState", Faults.ANY);
    assertFails(raiseTheAlarm(DEAD_LETTERS), 500, "InternalFailure", "InternalFailure;Receiver");
  }

  @Test
  void answersAwsJson() throws Exception {
    HttpResponse<byte[]> found =
        send(
            request("/", aws.administrator()).header("X-Amz-Target", SERVICE + ".DescribeAlarms"),
            "{\"AlarmNamePrefix\":\"theirs\"}".getBytes());
    HttpResponse<byte[]> failed =
        send(
            request("/", aws.administrator()).header("X-Amz-Target", SERVICE + ".SetAlarmState"),
            "{\"AlarmName\":\"none\",\"StateValue\":\"OK\",\"StateReason\":\"\"}".getBytes());

    assertThat(found.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(new ObjectMapper().readTree(found.body()).path("MetricAlarms")).hasSize(1);
    assertThat(failed.statusCode()).isEqualTo(404);
    assertThat(failed.headers().firstValue("x-amzn-query-error"))
        .contains("ResourceNotFound;Sender");
  }
}
