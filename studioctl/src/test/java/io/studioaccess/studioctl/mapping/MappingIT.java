package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.wire.Faults;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** Groups of two users each, from the first row file to a change of all roles. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class MappingIT {
  private static final int GROUPS = 12;
  private static final int MEMBERS = 2;
  private static final int LIMIT = 3;
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";

  @TempDir static Path folder;

  private static SandboxedCompany company;
  private static final List<Group> groups = new ArrayList<>();

  @BeforeAll
  static void start() {
    company =
        new SandboxedCompany(
            SandboxedCompany.options()
                .withParameter("MaxRevocationsPerHour", Integer.toString(LIMIT))
                .withParameter("SweepSchedule", "rate(365 days)"));
    List.of("first", "second", "third", "data-scientist", "ml-engineer")
        .forEach(role -> company.addRole(role, "sagemaker"));
    company.addRole("lambda", "lambda");
    for (int i = 0; i < GROUPS; i++) {
      Group group = company.sandbox.cloud().directory().addGroup("team-" + i);
      groups.add(group);
      for (int j = 0; j < MEMBERS; j++) {
        User user = company.sandbox.cloud().directory().addUser("user-%d-%d".formatted(i, j));
        company.sandbox.cloud().directory().join(user.userId(), group.groupId());
      }
    }
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  @Order(1)
  void anExportPlansNoChanges() throws IOException {
    Result exported = ctl("mapping", "export");
    assertThat(exported.exitCode()).as(exported.err()).isZero();

    Result plan = ctl("mapping", "plan", write("export.yaml", exported.out()));

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("No changes");
  }

  @Test
  @Order(2)
  void validateReportsErrorsWithLineAndColumn() throws IOException {
    String file =
        write(
            "bad.yaml",
            """
            rows:
              - groupName: nobody
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/first
              - groupName: team-1
                domainId: d-missing
                roleArn: arn:aws:iam::111122223333:role/other/data-scientist
              - groupName: team-2
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/missing
              - groupName: team-3
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/lambda
                groupId: %s
            """
                .formatted(groups.getFirst().groupId()));

    Result result = ctl("mapping", "validate", file);

    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.out().lines().map(line -> line.replace(file, "FILE")))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("FILE:2:16: error: group 'nobody' does not"),
            line -> assertThat(line).startsWith("FILE:6:15: error: domain d-missing does not"),
            line ->
                assertThat(line).startsWith("FILE:7:14: error: role arn").contains("not one of"),
            line -> assertThat(line).startsWith("FILE:10:14: error: role").contains("not exist"),
            line ->
                assertThat(line).startsWith("FILE:11:16: warning:").contains("now called 'team-0'"),
            line -> assertThat(line).startsWith("FILE:13:14: error:").contains("not trust"));
    Result planned = ctl("mapping", "plan", file);
    assertThat(planned.exitCode()).isOne();
    assertThat(planned.out()).isEmpty();
    assertThat(planned.err().lines().limit(6)).isEqualTo(result.out().lines().toList());
    assertThat(planned.err()).contains("The row file has errors. Correct them first");
  }

  @Test
  @Order(3)
  void appliesAPlan() throws IOException {
    String file = write("all.yaml", rows("first"));

    Result plan = ctl("mapping", "plan", file);

    assertThat(plan.exitCode()).as(plan.err()).isEqualTo(2);
    assertThat(plan.out())
        .contains("Rows: 12 to add, 0 to change, 2 to remove, 0 unchanged.")
        .containsPattern("d-abcdefghijkl +gains access +24\\n")
        .contains("... and 4 more.");

    Result applied = ctl("mapping", "apply", file, "--yes");

    assertThat(applied.exitCode()).as(applied.err()).isZero();
    company.sandbox.settle();
    assertThat(roles()).isEqualTo(Map.of(ROLES + "first", (long) GROUPS * MEMBERS));
    assertThat(item("team-7").get("groupId").s()).isEqualTo(groups.get(7).groupId());

    Result again = ctl("mapping", "apply", file, "--yes");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("Nothing to do");
  }

  @Test
  @Order(4)
  void plannedChangesAreNotHeld() throws IOException {
    Path plan = folder.resolve("second.plan.json");
    String file = write("all.yaml", rows("second"));

    Result planned = ctl("mapping", "plan", file, "--out", plan.toString());
    Result applied = ctl("mapping", "apply", plan.toString(), "--yes");
    company.sandbox.settle();

    assertThat(planned.out())
        .contains("24 of these changes count towards MaxRevocationsPerHour (3).");
    assertThat(applied.exitCode()).as(applied.err()).isZero();
    assertThat(roles()).isEqualTo(Map.of(ROLES + "second", (long) GROUPS * MEMBERS));
    Result again = ctl("mapping", "apply", plan.toString(), "--yes");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("Nothing to do");
  }

  @Test
  @Order(5)
  void refusesAPlanIfTheTableChangedSince() throws IOException {
    Path plan = folder.resolve("third.plan.json");
    ctl("mapping", "plan", write("all.yaml", rows("third")), "--out", plan.toString());
    change("team-3", "description", AttributeValue.fromS("changed in the console"));

    Result applied = ctl("mapping", "apply", plan.toString(), "--yes");

    assertThat(applied.exitCode()).isEqualTo(1);
    assertThat(applied.err())
        .contains("The table changed since the plan", "team-3", "Create a new plan");
    assertThat(item("team-4").get("roleArn").s()).isEqualTo(ROLES + "second");
  }

  @Test
  @Order(6)
  void unplannedChangesAreHeld() {
    company.sandbox.clock().advance(Duration.ofHours(2));
    groups.forEach(
        group -> change(group.displayName(), "roleArn", AttributeValue.fromS(ROLES + "third")));
    company.sandbox.settle();

    assertThat(roles())
        .isEqualTo(
            Map.of(
                ROLES + "third", (long) LIMIT, ROLES + "second", (long) GROUPS * MEMBERS - LIMIT));
  }

  /** After the tests that settle, because each of the many rows is a group's sweep. */
  @Test
  @Order(7)
  void anInterruptedApplyCanBeRepeated() throws IOException {
    String more =
        IntStream.range(0, 120)
            .mapToObj(i -> company.sandbox.cloud().directory().addGroup("later-" + i))
            .map(
                group ->
                    """
                      - groupName: %s
                        domainId: %s
                        roleArn: %sfirst
                        enabled: false
                    """
                        .formatted(group.displayName(), Company.DOMAIN, ROLES))
            .collect(Collectors.joining());
    String file = write("more.yaml", rows("third") + more);
    failAfterOneTransaction();

    Result interrupted = ctl("mapping", "apply", file, "--yes");
    company.sandbox.endpoint().faults().clear();
    Result again = ctl("mapping", "apply", file, "--yes");

    assertThat(interrupted.exitCode()).isEqualTo(1);
    assertThat(interrupted.err()).contains("Stopped: at least 100 of 121 rows were written.");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).contains("Rows: 20 to add, 1 to change, 0 to remove, 111 unchanged.");
  }

  private static void failAfterOneTransaction() {
    AtomicBoolean armed = new AtomicBoolean(true);
    company
        .sandbox
        .endpoint()
        .calls()
        .onCall(
            call -> {
              if (call.operation().equals("TransactWriteItems") && armed.getAndSet(false)) {
                company
                    .sandbox
                    .endpoint()
                    .faults()
                    .failRandomly(
                        1,
                        Faults.Kind.FAILED_BEFORE_EFFECT,
                        "dynamodb",
                        "TransactWriteItems",
                        Faults.ANY);
              }
            });
  }

  @Test
  @Order(8)
  void keepOthersKeepsRowsThatTheFileDoesNotContain() throws IOException {
    String file =
        write("one.yaml", rows("second").lines().limit(5).collect(Collectors.joining("\n")));

    Result all = ctl("mapping", "plan", file);
    Result kept = ctl("mapping", "plan", file, "--keep-others");

    assertThat(all.out()).contains("Rows: 0 to add, 1 to change, 131 to remove, 0 unchanged.");
    assertThat(kept.out()).contains("Rows: 0 to add, 1 to change, 0 to remove, 131 unchanged.");
  }

  @Test
  @Order(9)
  void equalPrioritiesOfGroupsWithACommonMemberAreAWarning() throws IOException {
    String user =
        company.sandbox.cloud().directory().findUserByName("user-0-0").orElseThrow().userId();
    company.sandbox.cloud().directory().join(user, groups.get(1).groupId());
    String file =
        write(
            "tie.yaml",
            """
            rows:
              - groupName: team-1
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/first
                priority: 5
              - groupName: team-0
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/second
                priority: 5
              - groupName: team-2
                domainId: d-abcdefghijkl
                roleArn: arn:aws:iam::111122223333:role/studio/third
                priority: 5
            """);

    Result result = ctl("mapping", "validate", file);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .hasLineCount(1)
        .startsWith(file + ":5:15: warning: priority 5 is also used by the row for 'team-0'");
  }

  @Test
  @Order(10)
  void deletingEveryRowNeedsMoreThanYes() throws IOException {
    String none = write("none.yaml", "rows: []\n");

    assertThat(ctl("mapping", "plan", none).out()).contains("Every row is deleted");
    Result yes = ctl("mapping", "apply", none, "--yes");
    assertThat(yes.exitCode()).isOne();
    assertThat(yes.err()).contains("--yes is not enough", "--delete-all-rows");
    assertThat(company.ctl("y").run("mapping", "apply", none).exitCode()).isEqualTo(130);
    assertThat(ctl("mapping", "export").out()).contains("team-1");

    Result named = company.ctl("studio-access").run("mapping", "apply", none);
    assertThat(named.exitCode()).as(named.err()).isZero();
    assertThat(named.err()).contains("Type studio-access to confirm:");
    assertThat(ctl("mapping", "export").out()).isEqualTo("rows: []\n");

    ctl("mapping", "apply", write("all.yaml", rows("first")), "--yes");
    Result script = ctl("mapping", "apply", none, "--delete-all-rows", "--yes", "-o", "json");
    assertThat(script.exitCode()).as(script.err()).isZero();
    assertThat(ctl("mapping", "export").out()).isEqualTo("rows: []\n");
  }

  private static Result ctl(String... args) {
    return company.ctl().run(args);
  }

  private static String rows(String role) {
    return IntStream.range(0, GROUPS)
        .mapToObj(
            i ->
                """
                  - groupName: team-%d
                    domainId: %s
                    roleArn: %s%s
                    priority: %d
                """
                    .formatted(i, Company.DOMAIN, ROLES, role, i))
        .collect(Collectors.joining("", "rows:\n", ""));
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Map<String, Long> roles() {
    return company.sandbox.cloud().studio().profiles().stream()
        .map(DescribeUserProfileResponse::userSettings)
        .collect(
            Collectors.groupingBy(settings -> settings.executionRole(), Collectors.counting()));
  }

  private static Map<String, AttributeValue> item(String group) {
    return company
        .sandbox
        .dynamoDb()
        .getItem(get -> get.tableName(table()).key(key(group)).consistentRead(true))
        .item();
  }

  /** Changes a row directly in the table, as in the console. */
  private static void change(String group, String field, AttributeValue value) {
    company
        .sandbox
        .dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(table())
                    .key(key(group))
                    .updateExpression("SET #field = :value")
                    .expressionAttributeNames(Map.of("#field", field))
                    .expressionAttributeValues(Map.of(":value", value)));
  }

  private static Map<String, AttributeValue> key(String group) {
    return Map.of(
        "groupName", AttributeValue.fromS(group), "domainId", AttributeValue.fromS(Company.DOMAIN));
  }

  private static String table() {
    return company.sandbox.table("MappingTable");
  }
}
