package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.policy.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes to the two tables that no function, or no reader, may make. */
class LedgerAttacksIT {

  private static final String DECISION = "decision#all";

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  @BeforeEach
  void serveTheTables() {
    TABLES.serveAt(aws.cloud.endpoint());
  }

  private DynamoDbClient as(Principal principal) {
    return aws.client(DynamoDbClient.builder(), aws.cloud.endpoint().accessKeyFor(principal));
  }

  private static String ledger() {
    return TABLES.name("LedgerTable");
  }

  private static Map<String, AttributeValue> release(String key) {
    return Map.of(
        "pk", AttributeValue.fromS(key),
        "decision", AttributeValue.fromS("release"),
        "at", AttributeValue.fromS("2026-03-02T09:00:00Z"));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of("pk", AttributeValue.fromS(key));
  }

  /** Every way to write an item. */
  private static Stream<Consumer<DynamoDbClient>> writesOf(String key) {
    Map<String, AttributeValue> item = release(key);
    return Stream.of(
        db -> db.putItem(put -> put.tableName(ledger()).item(item)),
        db ->
            db.updateItem(
                update ->
                    update
                        .tableName(ledger())
                        .key(key(key))
                        .updateExpression("SET decision = :d, #at = :at, answer = :d")
                        .expressionAttributeNames(Map.of("#at", "at"))
                        .expressionAttributeValues(
                            Map.of(":d", item.get("decision"), ":at", item.get("at")))),
        db -> db.deleteItem(delete -> delete.tableName(ledger()).key(key(key))),
        db ->
            db.batchWriteItem(
                batch ->
                    batch.requestItems(
                        Map.of(
                            ledger(),
                            List.of(
                                WriteRequest.builder().putRequest(p -> p.item(item)).build())))),
        db ->
            db.transactWriteItems(
                transaction ->
                    transaction.transactItems(
                        TransactWriteItem.builder()
                            .put(put -> put.tableName(ledger()).item(item))
                            .build())),
        db ->
            db.executeStatement(
                statement ->
                    statement.statement(
                        "INSERT INTO \"%s\" VALUE {'pk': '%s', 'decision': 'release'}"
                            .formatted(ledger(), key))));
  }

  private void assertNoWayToWrite(Principal attacker, String key) {
    DynamoDbClient dynamoDb = as(attacker);
    writesOf(key)
        .forEach(
            write ->
                assertThatThrownBy(() -> write.accept(dynamoDb))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("is not authorized to perform: dynamodb:"));
    assertThat(
            TABLES.administrator().getItem(get -> get.tableName(ledger()).key(key(key))).hasItem())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Provisioner", "Deprovisioner", "Sweeper"})
  void aSeizedFunctionCannotDecideOrApprove(String function) {
    Principal seized = Seized.function(function);

    assertNoWayToWrite(seized, DECISION);
    assertNoWayToWrite(seized, "decision#0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
    assertNoWayToWrite(seized, "approved#0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001#d-one");
  }

  @Test
  void aSeizedSweeperCannotWriteUsersOrCounts() {
    Principal seized = Seized.function("Sweeper");

    for (String key :
        List.of(
            "user#1",
            "membership#1",
            "guard#changes#111122223333",
            "guard#unrecorded#111122223333",
            "home#d-one#200005",
            "reported#1")) {
      assertNoWayToWrite(seized, key);
    }
  }

  @Test
  void theSweeperAnswersADecisionAndCannotRewriteIt() {
    // Given
    TABLES.administrator().putItem(put -> put.tableName(ledger()).item(release(DECISION)));
    DynamoDbClient sweeper = as(Seized.function("Sweeper"));

    // When
    sweeper.updateItem(
        update ->
            update
                .tableName(ledger())
                .key(key(DECISION))
                .updateExpression("SET answer = :answer, expiresAt = :expiry")
                .expressionAttributeValues(
                    Map.of(
                        ":answer", AttributeValue.fromS("3 held changes will be reconciled"),
                        ":expiry", AttributeValue.fromN("1"))));

    // Then
    assertThatThrownBy(
            () ->
                sweeper.updateItem(
                    update ->
                        update
                            .tableName(ledger())
                            .key(key(DECISION))
                            .updateExpression("REMOVE #at")
                            .expressionAttributeNames(Map.of("#at", "at"))))
        .hasMessageContaining("is not authorized to perform: dynamodb:UpdateItem");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Provisioner", "Deprovisioner"})
  void aSeizedFunctionCannotWriteWhatTheSweeperRecords(String function) {
    Principal seized = Seized.function(function);

    assertNoWayToWrite(seized, "foreign#arn#ada");
    assertNoWayToWrite(seized, "sweep#last");
    assertNoWayToWrite(seized, "sweep#run#1");
  }

  @Test
  void theDeprovisionerRecordsNoAssignments() {
    assertNoWayToWrite(Seized.function("Deprovisioner"), "assignment#d-one#1");
    assertThatCode(
            () ->
                as(Seized.function("Provisioner"))
                    .putItem(put -> put.tableName(ledger()).item(key("assignment#d-one#1"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Provisioner", "Deprovisioner"})
  void aSeizedFunctionCannotListTheLedger(String function) {
    DynamoDbClient dynamoDb = as(Seized.function(function));

    assertThatThrownBy(() -> dynamoDb.scan(scan -> scan.tableName(ledger())))
        .hasMessageContaining("is not authorized to perform: dynamodb:Scan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Provisioner", "Deprovisioner", "Sweeper"})
  void aSeizedFunctionCannotWriteTheMapping(String function) {
    DynamoDbClient dynamoDb = as(Seized.function(function));
    Map<String, AttributeValue> row =
        Map.of(
            "groupName", AttributeValue.fromS("everybody"),
            "domainId", AttributeValue.fromS("d-one"));
    String mapping = TABLES.name("MappingTable");

    assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName(mapping).item(row)))
        .hasMessageContaining("is not authorized to perform: dynamodb:PutItem");
    assertThatThrownBy(() -> dynamoDb.deleteItem(delete -> delete.tableName(mapping).key(row)))
        .hasMessageContaining("is not authorized to perform: dynamodb:DeleteItem");
    assertThatThrownBy(
            () ->
                dynamoDb.updateItem(
                    update -> update.tableName(mapping).key(row).updateExpression("REMOVE x")))
        .hasMessageContaining("is not authorized to perform: dynamodb:UpdateItem");
  }

  @Test
  void aReaderCannotWriteTheLedger() {
    assertNoWayToWrite(Seized.person("ReadersPolicy"), DECISION);
    assertNoWayToWrite(Seized.person("ReadersPolicy"), "user#1");
  }

  @Test
  void anOperatorDecidesAndCannotWriteCountsOrSweeps() {
    Principal operator = Seized.person("ReadersPolicy", "OperatorsPolicy");

    as(operator).putItem(put -> put.tableName(ledger()).item(release(DECISION)));
    for (String key :
        List.of("guard#changes#111122223333", "guard#held", "sweep#last", "foreign#arn#ada")) {
      assertNoWayToWrite(operator, key);
    }
  }
}
