package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A ledger of the first version: no index, and items without what was added since. */
class UpgradedLedgerIT {
  private static final Duration POLLED_EVERY = Duration.ofMillis(20);

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private MappedGroup group;
  private InProcessFunctions functions;
  private UserId ada;

  @BeforeEach
  @Timeout(60)
  void upgradeALedger() {
    group = new MappedGroup(aws, TABLES);
    functions = group.functions();
    ada = group.granted("ada", functions);
    List<Map<String, AttributeValue>> items =
        ledger().scanPaginator(scan -> scan.tableName(table())).items().stream().toList();
    TableDescription current = ledger().describeTable(it -> it.tableName(table())).table();
    createAsTheFirstVersion();
    items.forEach(this::putAsTheFirstVersion);
    addIndexAsTheStackUpdate(current.globalSecondaryIndexes().getFirst());
    awaitTheIndex();
    functions.requested.clear();
  }

  @AfterEach
  void close() {
    group.close();
  }

  @Test
  void aSweepAndAReconcileBringARecordOver() {
    // When
    SweepReport first = functions.sweep();

    // Then
    assertThat(first.unreadable()).isEmpty();
    assertThat(functions.requested).extracting(ReconcileRequest::user).containsExactly(ada);

    // When: the group is assigned again, and then the profile is found right
    functions.reconcile(ada, Direction.GRANT).throwFailure();
    functions.reconcile(ada, Direction.GRANT).throwFailure();

    // Then
    Map<String, AttributeValue> profile = recordOfAda().get("profiles").m().get(domain()).m();
    assertThat(profile).containsKeys("region", "created", "modified", "assignedGroupId");
    assertThat(profile.get("state").s()).isEqualTo("GRANTED");
    functions.requested.clear();
    functions.sweep();
    assertThat(functions.requested).isEmpty();
  }

  @Test
  void aSweepOfTheGroupFindsRecordedMembers() {
    // Given
    group.domain.directory.leave(ada.value(), group.id);

    // When
    functions.sweep(SweepRequest.members(Set.of(new GroupId(group.id)), Set.of(), "event"));
    functions.reconcile(ada, Direction.REVOKE).throwFailure();

    // Then
    assertThat(functions.requested).extracting(ReconcileRequest::user).contains(ada);
    assertThat(group.domain.roleOf("ada")).isEqualTo(InProcessFunctions.QUARANTINE.value());
  }

  private void createAsTheFirstVersion() {
    ledger().deleteTable(delete -> delete.tableName(table()));
    ledger()
        .createTable(
            create ->
                create
                    .tableName(table())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("pk"))
                    .keySchema(key -> key.attributeName("pk").keyType(KeyType.HASH)));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  /** It had users and memberships, and of a profile its name, state, group and role. */
  private void putAsTheFirstVersion(Map<String, AttributeValue> item) {
    String key = item.get("pk").s();
    if (key.startsWith("membership#")) {
      ledger().putItem(put -> put.tableName(table()).item(item));
    } else if (key.startsWith("user#")) {
      Map<String, AttributeValue> profile = item.get("profiles").m().get(domain()).m();
      AttributeValue first =
          AttributeValue.fromM(
              Map.of(
                  "name", profile.get("name"),
                  "state", profile.get("state"),
                  "groupName", profile.get("groupName"),
                  "roleArn", profile.get("roleArn")));
      ledger()
          .putItem(
              put ->
                  put.tableName(table())
                      .item(
                          Map.of(
                              "pk", item.get("pk"),
                              "fence", AttributeValue.fromN("7"),
                              "profiles", AttributeValue.fromM(Map.of(domain(), first)),
                              "memberships", item.get("memberships"))));
    }
  }

  private void addIndexAsTheStackUpdate(GlobalSecondaryIndexDescription index) {
    ledger()
        .updateTable(
            update ->
                update
                    .tableName(table())
                    .attributeDefinitions(text("pk"), text("groupId"))
                    .globalSecondaryIndexUpdates(
                        change ->
                            change.create(
                                create ->
                                    create
                                        .indexName(index.indexName())
                                        .keySchema(index.keySchema())
                                        .projection(index.projection()))));
  }

  /** CloudFormation updates the functions when the index is filled. */
  private static void awaitTheIndex() {
    while (ledger()
        .describeTable(it -> it.tableName(table()))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .anyMatch(index -> index.indexStatus() != IndexStatus.ACTIVE)) {
      LockSupport.parkNanos(POLLED_EVERY.toNanos());
    }
  }

  private Map<String, AttributeValue> recordOfAda() {
    return ledger()
        .getItem(
            get -> get.tableName(table()).key(Map.of("pk", AttributeValue.fromS("user#" + ada))))
        .item();
  }

  private String domain() {
    return group.domain.id();
  }

  private static String table() {
    return TABLES.name("LedgerTable");
  }

  private static DynamoDbClient ledger() {
    return TABLES.administrator();
  }
}
