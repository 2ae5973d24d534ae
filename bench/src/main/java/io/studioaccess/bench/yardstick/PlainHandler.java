package io.studioaccess.bench.yardstick;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * A yardstick, not an example to follow: makes the calls of an event that changes nothing, with the
 * plain SDK and without decisions, checks or logs. {@code yardstick/python/handler.py} is its twin.
 */
public final class PlainHandler implements RequestStreamHandler {
  private static final long LEASE_MILLIS = 90_000;

  private final String store = System.getenv("IDENTITY_STORE_ID");
  private final String ledger = System.getenv("LEDGER_TABLE");
  private final String mapping = System.getenv("MAPPING_TABLE");
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DynamoDbClient dynamoDb = DynamoDbClient.builder().httpClient(http).build();
  private final IdentitystoreClient identityStore =
      IdentitystoreClient.builder().httpClient(http).build();
  private final SageMakerClient sageMaker = SageMakerClient.builder().httpClient(http).build();
  private final Map<String, String> groupNames = new HashMap<>();
  private List<Map<String, AttributeValue>> rows = List.of();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNodeParser parser = JsonNodeParser.create();
    for (JsonNode message : parser.parse(input).field("Records").orElseThrow().asArray()) {
      JsonNode event = parser.parse(message.field("body").orElseThrow().asString());
      reconcile(
          event
              .field("detail")
              .flatMap(detail -> detail.field("requestParameters"))
              .flatMap(parameters -> parameters.field("member"))
              .flatMap(member -> member.field("memberId"))
              .orElseThrow()
              .asString());
    }
    output.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
  }

  private void reconcile(String user) {
    Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("user#" + user));
    Map<String, AttributeValue> record = lease(key);
    String name = identityStore.describeUser(d -> d.identityStoreId(store).userId(user)).userName();
    if (rows.isEmpty()) {
      rows = dynamoDb.scan(s -> s.tableName(mapping).consistentRead(true)).items();
    }
    List<GroupMembership> memberships =
        identityStore
            .listGroupMembershipsForMember(
                l -> l.identityStoreId(store).memberId(member -> member.userId(user)))
            .groupMemberships();
    for (GroupMembership membership : memberships) {
      String group = groupNames.computeIfAbsent(membership.groupId(), this::groupName);
      for (Map<String, AttributeValue> row : rows) {
        if (text(row, "groupName").equals(group)) {
          String domain = text(row, "domainId");
          sageMaker.describeUserProfile(d -> d.domainId(domain).userProfileName(name));
        }
      }
    }
    release(key, record);
  }

  private static String text(Map<String, AttributeValue> row, String attribute) {
    return Objects.requireNonNull(row.get(attribute)).s();
  }

  private String groupName(String group) {
    return identityStore.describeGroup(d -> d.identityStoreId(store).groupId(group)).displayName();
  }

  private Map<String, AttributeValue> lease(Map<String, AttributeValue> key) {
    long now = System.currentTimeMillis();
    return dynamoDb
        .updateItem(
            update ->
                update
                    .tableName(ledger)
                    .key(key)
                    .updateExpression("SET leasedUntil = :until REMOVE expiresAt ADD fence :one")
                    .conditionExpression("attribute_not_exists(leasedUntil) OR leasedUntil <= :now")
                    .expressionAttributeValues(
                        Map.of(
                            ":until", AttributeValue.fromN(Long.toString(now + LEASE_MILLIS)),
                            ":now", AttributeValue.fromN(Long.toString(now)),
                            ":one", AttributeValue.fromN("1")))
                    .returnValues(ReturnValue.ALL_NEW))
        .attributes();
  }

  private void release(Map<String, AttributeValue> key, Map<String, AttributeValue> record) {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(ledger)
                .key(key)
                .updateExpression(
                    "SET profiles = :profiles, memberships = :memberships, pendingReconciles ="
                        + " :pendingReconciles REMOVE leasedUntil")
                .conditionExpression("fence = :fence")
                .expressionAttributeValues(
                    Map.of(
                        ":profiles", record.get("profiles"),
                        ":memberships", record.get("memberships"),
                        ":pendingReconciles", record.get("pendingReconciles"),
                        ":fence", record.get("fence"))));
  }
}
