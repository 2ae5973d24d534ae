package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The condition keys of DynamoDB, from the requests that the SDK sends. */
class DynamoDbPermissionsContractTest {

  private static final String LEDGER = "arn:aws:dynamodb:eu-west-1:111122223333:table/Ledger";
  private static final String SET = "REMOVE answer";
  private static final List<String> ACTIONS =
      List.of(
          "dynamodb:BatchGetItem",
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem");

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();
  private HttpServer backend;

  @BeforeEach
  void startBackend() throws IOException {
    backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    backend.start();
    aws.cloud
        .endpoint()
        .forwardDynamoDb(
            URI.create("http://127.0.0.1:" + backend.getAddress().getPort()),
            Map.of(),
            Map.of(),
            Map.of("Ledger", "pk"));
  }

  @AfterEach
  void stopBackend() {
    backend.stop(0);
  }

  /** May reach items of this prefix only. */
  private DynamoDbClient limitedTo(String prefix) {
    return client(
        Map.of(
            "ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", prefix),
            "Null", Map.of("dynamodb:LeadingKeys", "false")));
  }

  private DynamoDbClient limitedToAttributes(String... names) {
    return client(
        Map.of(
            "ForAllValues:StringEquals", Map.of("dynamodb:Attributes", List.of(names)),
            "Null", Map.of("dynamodb:Attributes", "false")));
  }

  private DynamoDbClient client(Map<String, ?> condition) {
    return aws.client(
        DynamoDbClient.builder(),
        aws.function(
            Map.of(
                "Effect",
                "Allow",
                "Action",
                ACTIONS,
                "Resource",
                "arn:aws:dynamodb:eu-west-1:111122223333:table/*",
                "Condition",
                condition)));
  }

  private static Map<String, AttributeValue> item(String pk) {
    return Map.of("pk", AttributeValue.fromS(pk));
  }

  /** A request for the items of these keys. */
  record Request(String name, BiConsumer<DynamoDbClient, List<Map<String, AttributeValue>>> send) {

    void send(DynamoDbClient dynamoDb, String... keys) {
      send.accept(dynamoDb, Stream.of(keys).map(DynamoDbPermissionsContractTest::item).toList());
    }

    static Request each(String name, BiConsumer<DynamoDbClient, Map<String, AttributeValue>> send) {
      return new Request(name, (db, items) -> items.forEach(item -> send.accept(db, item)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** All operations that can name an item. */
  static List<Request> requests() {
    return List.of(
        Request.each("GetItem", (db, it) -> db.getItem(r -> r.tableName("Ledger").key(it))),
        Request.each("PutItem", (db, it) -> db.putItem(r -> r.tableName("Ledger").item(it))),
        Request.each("DeleteItem", (db, it) -> db.deleteItem(r -> r.tableName("Ledger").key(it))),
        Request.each(
            "UpdateItem, with the table's ARN",
            (db, it) -> db.updateItem(r -> r.tableName(LEDGER).key(it).updateExpression(SET))),
        Request.each("Query", (db, it) -> query(db, it.get("pk"))),
        new Request(
            "BatchGetItem", (db, items) -> db.batchGetItem(r -> r.requestItems(reads(items)))),
        new Request(
            "BatchWriteItem", (db, items) -> db.batchWriteItem(r -> r.requestItems(writes(items)))),
        new Request(
            "TransactGetItems",
            (db, items) -> db.transactGetItems(r -> r.transactItems(map(items, it -> get(it))))),
        new Request(
            "TransactWriteItems",
            (db, items) -> db.transactWriteItems(r -> r.transactItems(map(items, it -> put(it))))));
  }

  private static void query(DynamoDbClient dynamoDb, AttributeValue key) {
    dynamoDb.query(
        r ->
            r.tableName("Ledger")
                .keyConditionExpression("#key = :pk")
                .expressionAttributeNames(Map.of("#key", "pk"))
                .expressionAttributeValues(Map.of(":pk", key)));
  }

  private static Map<String, KeysAndAttributes> reads(List<Map<String, AttributeValue>> keys) {
    return Map.of("Ledger", KeysAndAttributes.builder().keys(keys).build());
  }

  private static Map<String, List<WriteRequest>> writes(List<Map<String, AttributeValue>> items) {
    return Map.of(
        "Ledger", map(items, it -> WriteRequest.builder().putRequest(p -> p.item(it)).build()));
  }

  private static TransactGetItem get(Map<String, AttributeValue> key) {
    return TransactGetItem.builder().get(get -> get.tableName("Ledger").key(key)).build();
  }

  private static TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName("Ledger").item(item)).build();
  }

  private static <T> List<T> map(
      List<Map<String, AttributeValue>> items, Function<Map<String, AttributeValue>, T> to) {
    return items.stream().map(to).toList();
  }

  private static void assertDenied(ThrowingCallable call, String action) {
    assertThatThrownBy(call)
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("is not authorized to perform: dynamodb:" + action);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aRequestHasTheKeysOfAllItsItems(Request request) {
    DynamoDbClient dynamoDb = limitedTo("user#*");

    assertThatCode(() -> request.send(dynamoDb, "user#1", "user#2")).doesNotThrowAnyException();
    assertThatThrownBy(() -> request.send(dynamoDb, "user#1", "decision#all"))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("is not authorized to perform: dynamodb:");
  }

  @Test
  void aScanAndAnIndexHaveNoLeadingKeys() {
    DynamoDbClient dynamoDb = limitedTo("*");

    assertDenied(() -> dynamoDb.scan(r -> r.tableName("Ledger")), "Scan");
    assertDenied(() -> dynamoDb.query(r -> r.tableName("Ledger").indexName("byUser")), "Query");
  }

  @Test
  void withoutNullAMissingKeyIsAllowed() {
    DynamoDbClient dynamoDb =
        client(Map.of("ForAllValues:StringLike", Map.of("dynamodb:LeadingKeys", "user#*")));

    assertThatCode(() -> dynamoDb.scan(r -> r.tableName("Ledger"))).doesNotThrowAnyException();
  }

  @Test
  void anUpdateHasTheTopLevelAttributesOfItsExpressions() {
    Consumer<UpdateItemRequest.Builder> update =
        r ->
            r.tableName("Ledger")
                .key(item("user#1"))
                .updateExpression(
                    "SET #answer.text = if_not_exists(answer.text, :a), history[0] = :a REMOVE old")
                .conditionExpression(
                    "attribute_not_exists(leased) OR (NOT size(list) IN (:a) AND leased <= :a)")
                .expressionAttributeNames(Map.of("#answer", "answer"))
                .expressionAttributeValues(Map.of(":a", AttributeValue.fromN("1")));

    assertThatCode(
            () ->
                limitedToAttributes("pk", "answer", "history", "old", "leased", "list")
                    .updateItem(update))
        .doesNotThrowAnyException();
    for (String missing : List.of("pk", "answer", "history", "old", "leased", "list")) {
      String[] others =
          Stream.of("pk", "answer", "history", "old", "leased", "list")
              .filter(name -> !name.equals(missing))
              .toArray(String[]::new);
      assertDenied(() -> limitedToAttributes(others).updateItem(update), "UpdateItem");
    }
  }

  @Test
  void aPutHasTheAttributesOfItsItem() {
    Map<String, AttributeValue> item =
        Map.of("pk", AttributeValue.fromS("a"), "decision", AttributeValue.fromS("release"));

    assertDenied(
        () -> limitedToAttributes("pk").putItem(r -> r.tableName("Ledger").item(item)), "PutItem");
    assertThatCode(
            () ->
                limitedToAttributes("pk", "decision")
                    .putItem(r -> r.tableName("Ledger").item(item)))
        .doesNotThrowAnyException();
  }

  @Test
  void aReadHasTheAttributesOfItsProjection() {
    assertDenied(
        () ->
            limitedToAttributes("pk", "name")
                .getItem(
                    r ->
                        r.tableName("Ledger")
                            .key(item("a"))
                            .projectionExpression("name, secret.x")),
        "GetItem");
  }

  @Test
  void theOldParametersNameAttributesToo() {
    assertDenied(
        () ->
            limitedToAttributes("pk")
                .updateItem(
                    r ->
                        r.tableName("Ledger")
                            .key(item("a"))
                            .attributeUpdates(
                                Map.of(
                                    "decision",
                                    AttributeValueUpdate.builder()
                                        .value(AttributeValue.fromS("release"))
                                        .build()))),
        "UpdateItem");
  }

  @Test
  void aTableThatTheSandboxDoesNotKnowHasNoLeadingKeys() {
    assertDenied(() -> limitedTo("*").getItem(r -> r.tableName("Other").key(item("a"))), "GetItem");
  }
}
