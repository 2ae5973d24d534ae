package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Somebody who may edit a plan file, but not approve anything, waits for an administrator to apply
 * it.
 */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class ForgedPlanIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";

  @TempDir private static Path folder;

  private static SandboxedCompany company;
  private static String honest;
  private static String honestSweep;

  @BeforeAll
  static void start() throws IOException {
    company = SandboxedCompany.oneChangeAnHour();
    List.of("data-scientist", "ml-engineer", "other")
        .forEach(role -> company.addRole(role, "sagemaker"));
    plan("base.json", "data-scientist", "ml-engineer");
    assertThat(ctl("mapping", "apply", folder.resolve("rows.yaml").toString(), "--yes").exitCode())
        .isZero();
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.DATA_SCIENTISTS);
    company.joins(Company.OLGA, Company.ML_ENGINEERS);
    ctl("sweep", "--yes");
    honest = plan("honest.json", "other", "ml-engineer");
    company.joins(Company.LI_WEI, Company.ML_ENGINEERS);
    Path sweep = folder.resolve("sweep.json");
    ctl("plan", "--out", sweep.toString());
    honestSweep = Files.readString(sweep);
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.LI_WEI.userId(), Company.ML_ENGINEERS.groupId());
  }

  /** A plan that gives the two groups these roles. */
  private static String plan(String name, String scientists, String engineers) throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("rows.yaml"),
            """
            rows:
              - groupName: data-scientists
                domainId: d-abcdefghijkl
                roleArn: %1$s%2$s
                priority: 10
              - groupName: ml-engineers
                domainId: d-abcdefghijkl
                roleArn: %1$s%3$s
                priority: 20
            """
                .formatted(ROLES, scientists, engineers));
    Path plan = folder.resolve(name);
    Result result = ctl("mapping", "plan", rows.toString(), "--out", plan.toString());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    return Files.readString(plan);
  }

  static Stream<Arguments> forgeries() {
    return Stream.of(
        forgery(
            "another user who loses access",
            plan -> users(plan).add(user(Company.OLGA, "LOSES", "ml-engineer", null)),
            "olga (" + Company.OLGA.userId() + ") in domain d-abcdefghijkl loses access",
            "in the plan, but not affected"),
        forgery(
            "a user without a profile",
            plan -> users(plan).add(user(Company.LI_WEI, "GAINS", null, "ml-engineer")),
            "in the plan, but not affected"),
        forgery(
            "another role for a user",
            plan -> ((ObjectNode) users(plan).get(0)).put("roleAfter", ROLES + "ml-engineer"),
            "in the plan, but it would be"),
        forgery(
            "a change of role as a revocation",
            plan -> ((ObjectNode) users(plan).get(0)).put("change", "LOSES").remove("roleAfter"),
            "loses access, role/studio/data-scientist → -: in the plan, but it would be"),
        forgery(
            "another name for a user",
            plan -> ((ObjectNode) users(plan).get(0)).put("userName", "somebody"),
            "somebody (",
            "in the plan, but it would be"),
        forgery("a missing user", plan -> users(plan).remove(0), "not in the plan"),
        forgery(
            "a user twice",
            plan -> users(plan).add(users(plan).get(0).deepCopy()),
            "in the plan, but not affected"),
        forgery(
            "a row under the key of another",
            plan -> row(plan, "data-scientists").put("groupName", "ml-engineers"),
            "the row for 'ml-engineers' in domain d-abcdefghijkl contains one for"
                + " 'data-scientists'"),
        forgery(
            "a row twice",
            plan -> ((ArrayNode) plan.get("rows")).add(row(plan, "data-scientists").deepCopy()),
            "two rows for 'data-scientists'"),
        forgery(
            "a change as none",
            plan -> row(plan, "data-scientists").put("change", "UNCHANGED"),
            "is CHANGED, not UNCHANGED"),
        forgery(
            "an illegal row",
            plan ->
                ((ObjectNode) row(plan, "data-scientists").get("after")).put("roleArn", "nonsense"),
            "'nonsense' is not a role ARN"),
        forgery(
            "another stack",
            plan -> plan.put("stack", "elsewhere"),
            "is a plan for stack elsewhere"));
  }

  private static Arguments forgery(
      String name, Consumer<ObjectNode> forgery, String... differences) {
    return Arguments.of(name, forgery, List.of(differences));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgeries")
  @Order(1)
  void aForgedPlanApprovesAndWritesNothing(
      String name, Consumer<ObjectNode> forgery, List<String> differences) throws IOException {
    ObjectNode plan = (ObjectNode) JSON.readTree(honest);
    forgery.accept(plan);
    Map<String, Map<String, AttributeValue>> before = table();

    Result result = ctl("mapping", "apply", write(plan), "--yes");

    assertThat(result.exitCode()).as(result.out() + result.err()).isOne();
    assertThat(result.err()).as(name).contains(differences);
    assertThat(result.err()).doesNotContain("Unexpected");
    assertThat(approved()).isEmpty();
    assertThat(table()).isEqualTo(before);
  }

  static Stream<Arguments> forgedSweeps() {
    return Stream.of(
        forgery(
            "another user",
            plan -> {
              ObjectNode request = plan.get("requests").get(0).deepCopy();
              ((ObjectNode) request.get("message")).put("userId", Company.OLGA.userId());
              ((ArrayNode) plan.get("requests")).add(request);
            },
            "user " + Company.OLGA.userId() + ": in the plan, but needs no reconcile"),
        forgery(
            "another direction",
            plan -> ((ObjectNode) plan.get("requests").get(0)).put("direction", "REVOKE"),
            "user " + Company.LI_WEI.userId(),
            "REVOKE"),
        forgery(
            "a profile",
            plan ->
                ((ObjectNode) plan.get("requests").get(0).get("message"))
                    .put("domainArn", "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-x")
                    .put("userProfileName", "olga"),
            "userProfileName=olga"),
        forgery(
            "another next step",
            plan -> ((ObjectNode) plan.get("entries").get(0)).put("next", "nothing"),
            "in domain d-abcdefghijkl: in the plan"),
        forgery(
            "a missing step",
            plan -> ((ArrayNode) plan.get("entries")).remove(0),
            "in the plan: nothing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgedSweeps")
  @Order(2)
  void aForgedPlanReconcilesNobody(
      String name, Consumer<ObjectNode> forgery, List<String> differences) throws IOException {
    company.joins(Company.LI_WEI, Company.ML_ENGINEERS);
    ObjectNode plan = (ObjectNode) JSON.readTree(honestSweep);
    forgery.accept(plan);
    company.sandbox.endpoint().calls().clear();

    Result result = ctl("sweep", "--plan", write(plan), "--yes");

    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.LI_WEI.userId(), Company.ML_ENGINEERS.groupId());
    assertThat(result.exitCode()).as(name + result.out() + result.err()).isOne();
    assertThat(result.err()).as(name).contains(differences).doesNotContain("Unexpected");
    assertThat(company.sandbox.endpoint().calls().actionsUsedBy("administrator"))
        .doesNotContain("sqs:SendMessage");
  }

  @Test
  @Order(3)
  void aPlanThatAGroupOutdatedNamesTheUser() throws IOException {
    User late = company.sandbox.cloud().directory().addUser("late");
    company.joins(late, Company.DATA_SCIENTISTS);

    Result result = ctl("mapping", "apply", write(JSON.readTree(honest)), "--yes");

    company.sandbox.cloud().directory().leave(late.userId(), Company.DATA_SCIENTISTS.groupId());
    assertThat(result.exitCode()).isOne();
    assertThat(result.err())
        .contains(
            "The plan is not what its rows would do now",
            "late (" + late.userId() + ") in domain d-abcdefghijkl changes role",
            "not in the plan");
    assertThat(approved()).isEmpty();
  }

  /** The row of the engineers is already as after the forged plan: it says that it was another. */
  @Test
  @Order(4)
  void aForgedPastApprovesNothing() throws IOException {
    ObjectNode plan = (ObjectNode) JSON.readTree(honest);
    ObjectNode engineers = row(plan, "ml-engineers");
    ObjectNode past = engineers.get("after").deepCopy();
    engineers.set("before", past.put("roleArn", ROLES + "other"));
    engineers.put("change", "CHANGED");
    users(plan).insert(2, user(Company.OLGA, "CHANGES_ROLE", "other", "ml-engineer"));

    Result result = ctl("mapping", "apply", write(plan), "--yes");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(approved())
        .containsExactlyInAnyOrder(
            "approved#%s#%s".formatted(Company.ANA.userId(), Company.DOMAIN),
            "approved#%s#%s".formatted(Company.MEHMET.userId(), Company.DOMAIN));
  }

  private static ArrayNode users(ObjectNode plan) {
    return (ArrayNode) plan.get("users");
  }

  private static ObjectNode row(ObjectNode plan, String group) {
    return (ObjectNode)
        plan.get("rows")
            .valueStream()
            .filter(row -> row.get("groupName").asText().equals(group))
            .findFirst()
            .orElseThrow();
  }

  private static ObjectNode user(
      User user,
      String effect,
      @org.jspecify.annotations.Nullable String before,
      @org.jspecify.annotations.Nullable String after) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("userId", user.userId())
            .put("userName", user.userName())
            .put("domainId", Company.DOMAIN)
            .put("change", effect);
    if (before != null) {
      json.put("roleBefore", ROLES + before);
    }
    if (after != null) {
      json.put("roleAfter", ROLES + after);
    }
    return json;
  }

  private static String write(JsonNode plan) throws IOException {
    return Files.writeString(folder.resolve("forged.json"), JSON.writeValueAsString(plan))
        .toString();
  }

  private static Set<String> approved() {
    return items("LedgerTable").stream()
        .map(item -> item.get("pk").s())
        .filter(key -> key.startsWith("approved#"))
        .collect(Collectors.toSet());
  }

  private static Map<String, Map<String, AttributeValue>> table() {
    return items("MappingTable").stream()
        .collect(Collectors.toMap(item -> item.get("groupName").s(), item -> item));
  }

  private static List<Map<String, AttributeValue>> items(String table) {
    return company
        .sandbox
        .dynamoDb()
        .scan(scan -> scan.tableName(company.sandbox.table(table)))
        .items();
  }

  private static Result ctl(String... arguments) {
    return company.ctl().run(arguments);
  }
}
