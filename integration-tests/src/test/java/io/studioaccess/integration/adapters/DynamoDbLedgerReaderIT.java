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
import io.studioaccess.reconciler.sweep.LedgerPage;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Instant;
import java.util.ArrayList;
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

/** What the sweeper reads. */
class DynamoDbLedgerReaderIT {
  private static final GroupId GROUP = group(1);
  private static final GroupId OTHER = group(2);
  private static final Instant RECONCILED = Instant.parse("2026-03-02T09:00:00Z");

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
  void namesTheRecordedMembersOfTheGroupOnly() {
    // Given
    UserId member = member(1, GROUP);
    member(2, OTHER);
    List<Member> found = new ArrayList<>();

    // When
    reader.recordedMembers(GROUP, found::add);

    // Then
    assertThat(found).containsExactly(new Member(member, membership(1)));
  }

  @Test
  void skipsAMembershipThatNamesNobody() {
    // Given
    put(
        Map.of(
            "pk", AttributeValue.fromS("membership#1"),
            "groupId", AttributeValue.fromS(GROUP.value()),
            "userId", AttributeValue.fromS("no id")));
    List<Member> found = new ArrayList<>();

    // When
    reader.recordedMembers(GROUP, found::add);

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void readsTheNamedUsersOnly() {
    // Given
    UserId named = member(1, GROUP);
    member(2, GROUP);

    // When
    Map<UserId, UserRecord> users = reader.records(Set.of(named, new UserId("never-seen"))).users();

    // Then
    assertThat(users).isEqualTo(Map.of(named, record(1, GROUP)));
  }

  @Test
  void readsMoreUsersThanFitIntoOneBatch() {
    // Given
    Set<UserId> members = new HashSet<>();
    for (int i = 0; i < 101; i++) {
      members.add(member(i, GROUP));
    }

    // When // Then
    assertThat(reader.records(members).users()).containsOnlyKeys(members);
  }

  /** A page of DynamoDB has 1 MB. */
  @Test
  void readsPageByPage() {
    // Given
    UserId first = member(1, GROUP);
    for (int i = 0; i < 4; i++) {
      put(
          Map.of(
              "pk", AttributeValue.fromS("reported#" + i),
              "text", AttributeValue.fromS("x".repeat(390_000))));
    }

    // When
    List<LedgerPage> pages = new ArrayList<>();
    reader.forEachPage(pages::add);

    // Then
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.getLast().next()).isEmpty();
    assertThat(pages).flatExtracting(page -> page.items().users().keySet()).containsExactly(first);
    assertThat(pages)
        .flatExtracting(page -> page.reconciledFrom().values())
        .containsExactly(RECONCILED);
  }

  @Test
  void namesAnItemThatCannotBeRead() {
    // Given
    UserId member = member(1, GROUP);
    UserId broken = member(2, GROUP);
    put(
        Map.of(
            "pk", AttributeValue.fromS("user#" + broken), "profiles", AttributeValue.fromS("x")));

    // When
    LedgerSnapshot ledger = reader.records(Set.of(member, broken));

    // Then
    assertThat(ledger.users()).containsOnlyKeys(member);
    assertThat(ledger.unreadable()).containsOnlyKeys("user#" + broken);
  }

  private UserId member(int number, GroupId group) {
    UserId user = new UserId("aaaaaaaa-0000-4000-8000-%012d".formatted(number));
    ledger.recordMembership(user, new Membership(membership(number), group));
    UserLease lease = ledger.acquire(user).orElseThrow();
    ledger.release(lease, record(number, group), Optional.of(RECONCILED));
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
