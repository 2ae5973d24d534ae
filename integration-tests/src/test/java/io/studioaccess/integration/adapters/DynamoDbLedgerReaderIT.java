package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.UserLease;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the sweeper reads for a sweep of some groups. */
class DynamoDbLedgerReaderIT {
  private static final GroupId GROUP = group(1);
  private static final GroupId OTHER = group(2);

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private DynamoDbLedger ledger;
  private DynamoDbLedgerReader reader;

  @BeforeEach
  void oneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    String table = TABLES.name("LedgerTable");
    ledger =
        new DynamoDbLedger(
            aws.client(DynamoDbClient.builder(), Roles.provisioner(aws)), table, aws.clock);
    reader =
        new DynamoDbLedgerReader(aws.client(DynamoDbClient.builder(), Roles.sweeper(aws)), table);
  }

  @Test
  void readsTheRecordedMembersOfTheGroupsOnly() {
    // Given
    UserId member = member(1, GROUP);
    member(2, OTHER);

    // When // Then
    assertThat(reader.read(Set.of(GROUP), Set.of()).users()).containsOnlyKeys(member);
  }

  @Test
  void readsTheNamedUsersAsWell() {
    // Given
    UserId named = member(1, OTHER);

    // When
    Map<UserId, UserRecord> users =
        reader.read(Set.of(GROUP), Set.of(named, new UserId("never-seen"))).users();

    // Then
    assertThat(users).containsOnlyKeys(named);
    assertThat(users.get(named)).isEqualTo(record(1, OTHER));
  }

  @Test
  void readsMoreUsersThanFitIntoOneBatch() {
    // Given
    Set<UserId> members = new HashSet<>();
    for (int i = 0; i < 101; i++) {
      members.add(member(i, GROUP));
    }

    // When // Then
    assertThat(reader.read(Set.of(GROUP), Set.of()).users()).containsOnlyKeys(members);
  }

  @Test
  void namesAnItemThatCannotBeRead() {
    // Given
    UserId member = member(1, GROUP);
    UserId broken = member(2, GROUP);
    put(
        Map.of(
            "pk", AttributeValue.fromS("user#" + broken), "profiles", AttributeValue.fromS("x")));

    // When // Then
    assertThat(reader.read(Set.of(GROUP), Set.of()).users()).containsOnlyKeys(member);
    assertThat(reader.read(Set.of(GROUP), Set.of()).unreadable())
        .containsOnlyKeys("user#" + broken);
  }

  private UserId member(int number, GroupId group) {
    UserId user = new UserId("aaaaaaaa-0000-4000-8000-%012d".formatted(number));
    ledger.recordMembership(user, new Membership(membership(number), group));
    UserLease lease = ledger.acquire(user).orElseThrow();
    ledger.release(lease, record(number, group));
    return user;
  }

  private static UserRecord record(int number, GroupId group) {
    return new UserRecord(
        Map.of(), Map.of(membership(number), group), Map.of(), Optional.empty(), List.of());
  }

  private static MembershipId membership(int number) {
    return new MembershipId("bbbbbbbb-0000-4000-8000-%012d".formatted(number));
  }

  private static GroupId group(int number) {
    return new GroupId("cccccccc-0000-4000-8000-%012d".formatted(number));
  }

  private static void put(Map<String, AttributeValue> item) {
    TABLES.administrator().putItem(put -> put.tableName(TABLES.name("LedgerTable")).item(item));
  }
}
