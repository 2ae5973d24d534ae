package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.Demo;
import io.studioaccess.sandbox.demo.DirectoryApi;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.demo.Setup;
import io.studioaccess.sandbox.demo.Terminal;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** The demo ends as expected, and uses every permission that the template grants. */
@Order(1)
class DemoIT {
  /** Lambda itself uses them for the function's output. The sandbox collects that instead. */
  private static final Set<String> LAMBDAS_OWN =
      Set.of("logs:CreateLogStream", "logs:PutLogEvents");

  /** The only stack of these tests in which the SDK waits in full. */
  private static final SandboxOptions AS_IN_AWS =
      SandboxOptions.of(TestRepository.root()).withConcurrency(1);

  @Test
  void theStoryEndsAsExpectedAndUsesEveryGrantedAction() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(new PrintStream(output, true, StandardCharsets.UTF_8));
    try (Sandbox sandbox = Sandbox.start(AS_IN_AWS)) {
      // When
      boolean asExpected =
          Demo.run(sandbox, TestRepository.root(), Setup.MANAGEMENT_ACCOUNT, terminal);
      changeAssignments(sandbox);
      removeAMemberDuringTheCreation(sandbox);
      addADefaultRoleWithAPolicy(sandbox);
      sweepSmallPagesAndAForeignProfile(sandbox);
      addAHeldChangeAndADecision(sandbox);
      reconcileAStranger(sandbox);
      nameAMembershipOnly(sandbox);
      sandbox.send("ProvisionerQueue", "unreadable");
      sandbox.send("DeprovisionerQueue", "unreadable");
      sandbox.send("SweeperQueue", "unreadable");
      sandbox.settle();

      // Then
      assertThat(asExpected).as(output.toString(StandardCharsets.UTF_8)).isTrue();
      assertThat(sandbox.endpoint().calls().denied()).isEmpty();
      sandbox
          .template()
          .functions()
          .values()
          .forEach(
              function ->
                  assertThat(sandbox.endpoint().calls().actionsUsedBy(function.role().name()))
                      .as("actions that %s uses, against those it is granted", function.name())
                      .isEqualTo(granted(function)));
    }
  }

  /** A later sweep would make up for it, so that the final state alone would not show it. */
  @Test
  void anEventWithoutEffectFailsTheDemoWithTheNameOfTheStep(@TempDir Path events)
      throws IOException {
    // Given
    try (Stream<Path> files = Files.list(TestRepository.root().resolve("events"))) {
      for (Path file : files.toList()) {
        Files.copy(file, events.resolve(file.getFileName()));
      }
    }
    Path first = events.resolve("add-member-to-group.console.json");
    Files.writeString(first, Files.readString(first).replace("AddMemberToGroup", "AddMember"));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(new PrintStream(output, true, StandardCharsets.UTF_8));

    try (Sandbox sandbox =
        Sandbox.start(AS_IN_AWS.withWaitsDividedBy(1_000).withoutIdleFunctions())) {
      // When
      boolean asExpected =
          Demo.run(sandbox, TestRepository.root(), events, Setup.MANAGEMENT_ACCOUNT, terminal);

      // Then
      assertThat(asExpected).isFalse();
      assertThat(output.toString(StandardCharsets.UTF_8))
          .contains("ana: no profile, not data-scientist")
          .contains("Not as expected: step 1, \"An administrator adds ana to data-scientists")
          .doesNotContain("2. ");
    }
  }

  /** Makes the functions delete the stranger's item. */
  private static void reconcileAStranger(Sandbox sandbox) {
    String request =
        """
        {"type": "studio-access.Reconcile", "eventId": "stranger", "reason": "a made-up event",
         "userId": "0a1b2c3d4e-99999999-0000-4000-8000-000000000009"}
        """;
    sandbox.send("ProvisionerQueue", request);
    sandbox.send("DeprovisionerQueue", request);
    sandbox.settle();
  }

  /** Makes the sweeper read a policy. */
  private static void addADefaultRoleWithAPolicy(Sandbox sandbox) {
    Roles roles = sandbox.cloud().roles();
    Roles.Role like =
        roles.find(sandbox.template().roles().get("QuarantineRole").arn()).orElseThrow();
    roles.add(
        new Roles.Role(
            "arn:aws:iam::111122223333:role/studio/no-rights", like.trust(), like.policies()));
  }

  /** Makes both functions read the membership, which no longer exists. */
  private static void nameAMembershipOnly(Sandbox sandbox) {
    for (String detailType : List.of("GroupMembership Created", "GroupMembership Deleted")) {
      Map<String, Object> event =
          EventFiles.read(
              TestRepository.root()
                  .resolve("events/group-membership-deleted.native-membership-only.json"));
      event.put("detail-type", detailType);
      event.put(
          "resources",
          List.of(
              "arn:aws:identitystore:::membership/0a1b2c3d4e-bbbbbbbb-0000-4000-8000-000000000099"));
      sandbox.publish(event);
    }
    sandbox.settle();
  }

  /** Makes the sweeper end one assignment, and make another one again. */
  private static void changeAssignments(Sandbox sandbox) {
    sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(sandbox.table("MappingTable"))
                    .key(
                        Map.of(
                            "groupName", AttributeValue.fromS("contractors"),
                            "domainId", AttributeValue.fromS(Company.DOMAIN))));
    String application =
        sandbox.cloud().studio().domains().stream()
            .filter(domain -> domain.domainId().equals(Company.DOMAIN))
            .findFirst()
            .orElseThrow()
            .singleSignOnApplicationArn();
    sandbox
        .cloud()
        .assignments()
        .remove(new Assignment(application, PrincipalType.GROUP, Company.ML_ENGINEERS.groupId()));
    assertThat(sandbox.fireSchedule("SweepRule")).isNotEmpty();
    sandbox.settle();
  }

  /** Makes the deprovisioner read tags. */
  private static void removeAMemberDuringTheCreation(Sandbox sandbox) {
    try (DirectoryApi api = new DirectoryApi(sandbox)) {
      api.add(Company.ANA, Company.DATA_SCIENTISTS);
      sandbox.settleForNow();
      api.remove(Company.ANA, Company.DATA_SCIENTISTS);
      sandbox.settle();
    }
  }

  /** Makes the sweeper publish the held changes and answer the decision. */
  private static void addAHeldChangeAndADecision(Sandbox sandbox) {
    AttributeValue hold =
        AttributeValue.fromM(
            Map.of(
                "since",
                AttributeValue.fromN(Long.toString(sandbox.clock().instant().toEpochMilli()))));
    AttributeValue profile =
        AttributeValue.fromM(
            Map.of(
                "name", AttributeValue.fromS("held"),
                "state", AttributeValue.fromS("GRANTED"),
                "roleArn", AttributeValue.fromS("arn:aws:iam::111122223333:role/studio/any"),
                "region", AttributeValue.fromS("eu-west-1"),
                "hold", hold));
    put(
        sandbox,
        Map.of(
            "pk", AttributeValue.fromS("user#0a1b2c3d4e-99999999-0000-4000-8000-000000000001"),
            "profiles", AttributeValue.fromM(Map.of("d-elsewhere", profile))));
    put(sandbox, Map.of("pk", AttributeValue.fromS("decision#nobody")));
    sandbox.send("SweeperQueue", "{\"type\":\"studio-access.Sweep\",\"scope\":\"held\"}");
    sandbox.settle();
  }

  private static void put(Sandbox sandbox, Map<String, AttributeValue> item) {
    sandbox.dynamoDb().putItem(put -> put.tableName(sandbox.table("LedgerTable")).item(item));
  }

  /** Makes the sweeper read a group by its name, and a profile's tags. */
  private static void sweepSmallPagesAndAForeignProfile(Sandbox sandbox) {
    User newcomer = sandbox.cloud().directory().addUser("newcomer");
    sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(Company.DOMAIN)
                .userProfileName("made-by-hand")
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(newcomer.userName())
                .build());
    sandbox.cloud().directory().limitPagesTo(1);
    for (String schedule : List.of("SweepRule", "StatusSweepRule")) {
      assertThat(sandbox.fireSchedule(schedule)).isNotEmpty();
      sandbox.settle();
    }
    sandbox.send(
        "SweeperQueue", "{\"type\":\"studio-access.Sweep\",\"groupNames\":[\"ml-engineers\"]}");
    sandbox.settle();
  }

  private static Set<String> granted(TemplateFunction function) {
    Set<String> actions = new TreeSet<>();
    function.role().policies().stream()
        .flatMap(policy -> list(policy.get("Statement")))
        .map(statement -> ((Map<?, ?>) statement).get("Action"))
        .flatMap(DemoIT::list)
        .map(String::valueOf)
        .forEach(actions::add);
    actions.removeAll(LAMBDAS_OWN);
    return actions;
  }

  private static Stream<?> list(Object oneOrMany) {
    return oneOrMany instanceof Collection<?> many ? many.stream() : List.of(oneOrMany).stream();
  }
}
