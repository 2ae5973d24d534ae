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
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * A yardstick, not an example to follow: the calls of {@link PlainHandler} with a client of the
 * least size. The difference is what the SDK costs.
 */
public final class LightHandler implements RequestStreamHandler {
  private static final long LEASE_MILLIS = 90_000;

  private final String store = System.getenv("IDENTITY_STORE_ID");
  private final String ledger = System.getenv("LEDGER_TABLE");
  private final String mapping = System.getenv("MAPPING_TABLE");
  private final LightClient aws = new LightClient();
  private final Map<String, String> groupNames = new HashMap<>();
  private List<JsonNode> rows = List.of();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNodeParser parser = JsonNodeParser.create();
    for (JsonNode message : at(parser.parse(input), "Records").asArray()) {
      JsonNode event = parser.parse(at(message, "body").asString());
      reconcile(at(event, "detail", "requestParameters", "member", "memberId").asString());
    }
    output.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
  }

  private void reconcile(String user) throws IOException {
    JsonNode record = lease(user);
    String name =
        at(directory("DescribeUser", "\"UserId\":\"%s\"".formatted(user)), "UserName").asString();
    if (rows.isEmpty()) {
      rows =
          at(
                  dynamoDb(
                      "Scan", "{\"TableName\":\"%s\",\"ConsistentRead\":true}".formatted(mapping)),
                  "Items")
              .asArray();
    }
    JsonNode memberships =
        directory(
            "ListGroupMembershipsForMember", "\"MemberId\":{\"UserId\":\"%s\"}".formatted(user));
    for (JsonNode membership : at(memberships, "GroupMemberships").asArray()) {
      String group = groupName(at(membership, "GroupId").asString());
      for (JsonNode row : rows) {
        if (at(row, "groupName", "S").asString().equals(group)) {
          String domain = at(row, "domainId", "S").asString();
          JsonNode unused =
              aws.call(
                  "sagemaker",
                  "1.1",
                  "SageMaker.DescribeUserProfile",
                  "{\"DomainId\":\"%s\",\"UserProfileName\":\"%s\"}".formatted(domain, name));
        }
      }
    }
    release(user, record);
  }

  private String groupName(String group) throws IOException {
    String known = groupNames.get(group);
    if (known == null) {
      known =
          at(directory("DescribeGroup", "\"GroupId\":\"%s\"".formatted(group)), "DisplayName")
              .asString();
      groupNames.put(group, known);
    }
    return known;
  }

  private JsonNode lease(String user) throws IOException {
    long now = System.currentTimeMillis();
    return at(
        dynamoDb(
            "UpdateItem",
            ("{\"TableName\":\"%s\",\"Key\":{\"pk\":{\"S\":\"user#%s\"}},\"ReturnValues\":\"ALL_NEW\",\"UpdateExpression\":\"SET"
                 + " leasedUntil = :until REMOVE expiresAt ADD fence"
                 + " :one\",\"ConditionExpression\":\"attribute_not_exists(leasedUntil) OR"
                 + " leasedUntil <= :now\","
                 + "\"ExpressionAttributeValues\":{\":until\":{\"N\":\"%d\"},\":now\":{\"N\":\"%d\"},\":one\":{\"N\":\"1\"}}}")
                .formatted(ledger, user, now + LEASE_MILLIS, now)),
        "Attributes");
  }

  /** A node prints itself as JSON. */
  private void release(String user, JsonNode record) throws IOException {
    JsonNode unused =
        dynamoDb(
            "UpdateItem",
            ("{\"TableName\":\"%s\",\"Key\":{\"pk\":{\"S\":\"user#%s\"}},\"UpdateExpression\":\"SET"
                    + " profiles = :profiles, memberships = :memberships, pendingReconciles ="
                    + " :pendingReconciles REMOVE leasedUntil\",\"ConditionExpression\":\"fence ="
                    + " :fence\",\"ExpressionAttributeValues\":{\":profiles\":%s,"
                    + "\":memberships\":%s,\":pendingReconciles\":%s,\":fence\":%s}}")
                .formatted(
                    ledger,
                    user,
                    at(record, "profiles"),
                    at(record, "memberships"),
                    at(record, "pendingReconciles"),
                    at(record, "fence")));
  }

  private JsonNode dynamoDb(String operation, String body) throws IOException {
    return aws.call("dynamodb", "1.0", "DynamoDB_20120810." + operation, body);
  }

  private JsonNode directory(String operation, String parameters) throws IOException {
    return aws.call(
        "identitystore",
        "1.1",
        "AWSIdentityStore." + operation,
        "{\"IdentityStoreId\":\"%s\",%s}".formatted(store, parameters));
  }

  private static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String field : path) {
      found = found.field(field).orElseThrow();
    }
    return found;
  }
}
