package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** What a sweep costs in which nothing is to be done. */
class SweepCallsIT {
  private static final int USERS = 2_000;
  private static final int GROUPS = 20;
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";

  /** The calls that read a profile's tags. */
  private static final Set<String> TAGS = Set.of("DescribeUserProfile", "ListTags");

  /** What a call lists. */
  private static final int PAGE = 100;

  /** BatchWriteItem takes at most 25 items. */
  private static final int BATCH = 25;

  @Test
  void aFullSweepCostsPagesAtEverySize() {
    try (Stack stack = new Stack()) {
      List<Group> groups = groups(stack);
      assertCallsOfASweepArePages(stack, groups, 0, USERS / 4);
      assertCallsOfASweepArePages(stack, groups, USERS / 4, USERS);
      assertOneGroupCostsOneGroup(stack, groups.getLast());
    }
  }

  private static void assertCallsOfASweepArePages(
      Stack stack, List<Group> groups, int from, int users) {
    // Given
    addUsers(stack, groups, from, users);
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    stack.sandbox.settle();
    int before = stack.sandbox.endpoint().calls().all().size();

    // When
    InvocationResult answer =
        stack.sandbox.invoke("SweeperFunction", "{\"type\":\"studio-access.Sweep\"}");

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            InvocationResult.Succeeded.class,
            succeeded ->
                assertThat(succeeded.payload())
                    .contains(
                        "\"users\":" + users,
                        "\"profiles\":" + users,
                        "\"toProvisioner\":0",
                        "\"toDeprovisioner\":0"));
    List<Call> calls = stack.sandbox.endpoint().calls().all().stream().skip(before).toList();
    assertThat(calls)
        .extracting(Call::operation)
        .containsOnlyOnce("ListApplicationAssignments") // one page for the domain
        .doesNotContain("CreateApplicationAssignment", "DeleteApplicationAssignment");
    int pages = GROUPS + 2 * users / PAGE;
    assertThat(calls)
        .filteredOn(call -> !TAGS.contains(call.operation()))
        .hasSizeLessThanOrEqualTo(pages + 10);
    assertThat(calls).hasSizeLessThanOrEqualTo(pages + 10 + 2 * users / 16);
    assertThat(lastSweep(stack))
        .hasValueSatisfying(
            sweep -> {
              assertThat(sweep.at()).isEqualTo(stack.sandbox.clock().instant());
              assertThat(sweep.users()).isEqualTo(users);
              assertThat(sweep.profiles()).isEqualTo(users);
              assertThat(sweep.requested()).isZero();
            });
  }

  /** The last of the groups has 50 members. The mapping is read, and never the whole ledger. */
  private static void assertOneGroupCostsOneGroup(Stack stack, Group group) {
    int before = stack.sandbox.endpoint().calls().all().size();

    InvocationResult answer =
        stack.sandbox.invoke(
            "SweeperFunction",
            "{\"type\":\"studio-access.Sweep\",\"groupIds\":[\"%s\"]}".formatted(group.groupId()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            InvocationResult.Succeeded.class,
            succeeded ->
                assertThat(succeeded.payload())
                    .contains("\"users\":50", "\"toProvisioner\":0", "\"toDeprovisioner\":0"));
    List<Call> calls = stack.sandbox.endpoint().calls().all().stream().skip(before).toList();
    assertThat(calls)
        .extracting(Call::operation)
        .containsExactlyInAnyOrder(
            "Scan", "DescribeGroup", "ListGroupMemberships", "Query", "BatchGetItem");
    assertThat(calls)
        .filteredOn(call -> call.operation().equals("Scan"))
        .extracting(call -> String.valueOf(call.request().get("TableName")))
        .doesNotContain(stack.sandbox.table("LedgerTable"));
  }

  private static Optional<LastSweep> lastSweep(Stack stack) {
    return new DynamoDbLedgerReader(stack.sandbox.dynamoDb(), stack.sandbox.table("LedgerTable"))
        .read()
        .lastSweep();
  }

  private static List<Group> groups(Stack stack) {
    List<Group> groups = new ArrayList<>();
    List<MappingRow> rows = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      Group group = stack.sandbox.cloud().directory().addGroup("group-" + i);
      groups.add(group);
      rows.add(row(group));
    }
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable")).putAll(rows);
    groups.forEach(group -> assign(stack, group));
    return groups;
  }

  /** As the provisioner did with the group's first member. */
  private static void assign(Stack stack, Group group) {
    DescribeDomainResponse domain =
        stack.sandbox.cloud().studio().domains().stream()
            .filter(it -> it.domainId().equals(DOMAIN))
            .findFirst()
            .orElseThrow();
    stack
        .sandbox
        .cloud()
        .assignments()
        .add(
            new Assignment(
                domain.singleSignOnApplicationArn(), PrincipalType.GROUP, group.groupId()));
    boolean unused =
        new DynamoDbGroupAssignments(stack.sandbox.dynamoDb(), stack.sandbox.table("LedgerTable"))
            .replace(
                new DomainId(DOMAIN),
                new GroupId(group.groupId()),
                Optional.empty(),
                AssignmentRecord.of(
                    new DomainArn(domain.domainArn()),
                    AssignmentRecord.State.MADE,
                    stack.sandbox.clock().instant()));
  }

  /** Everybody has the profile that their one group gives them; the groups are of unequal size. */
  private static void addUsers(Stack stack, List<Group> groups, int from, int to) {
    Directory directory = stack.sandbox.cloud().directory();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = from; i < to; i++) {
      User user = directory.addUser("user-" + i);
      Group group = groups.get(Math.min(i * i / 200_000, GROUPS - 1));
      Membership membership = directory.join(user.userId(), group.groupId());
      DescribeUserProfileResponse profile = profile(stack, user);
      items.add(LedgerItems.granted(membership, group, profile, ROLE));
    }
    write(stack, items);
  }

  private static DescribeUserProfileResponse profile(Stack stack, User user) {
    return stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .userSettings(settings -> settings.executionRole(ROLE))
                .build());
  }

  private static MappingRow row(Group group) {
    return new MappingRow(
        new GroupName(group.displayName()),
        new DomainId(DOMAIN),
        Optional.empty(),
        new RoleArn(ROLE),
        10,
        Optional.<GroupId>empty(),
        true,
        "",
        UserSettings.NONE,
        Optional.empty());
  }

  private static void write(Stack stack, List<Map<String, AttributeValue>> items) {
    String table = stack.sandbox.table("LedgerTable");
    for (int from = 0; from < items.size(); from += BATCH) {
      List<WriteRequest> batch =
          items.subList(from, Math.min(from + BATCH, items.size())).stream()
              .map(item -> PutRequest.builder().item(item).build())
              .map(put -> WriteRequest.builder().putRequest(put).build())
              .toList();
      stack.sandbox.dynamoDb().batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
    }
  }
}
