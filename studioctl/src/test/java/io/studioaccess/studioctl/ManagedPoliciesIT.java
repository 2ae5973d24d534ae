package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Grant;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** The template's managed policies suffice for all commands, and no action in them is unneeded. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManagedPoliciesIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MORE_THAN_ONE_PAGE = 101;
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";
  private static final String ROWS =
      """
      rows:
        - groupName: data-scientists
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/data-scientist
          priority: 10
        - groupName: ml-engineers
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/ml-engineer
          priority: 10
          groupId: %s
        - groupName: researchers
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/data-scientist
          priority: 30
      """;

  @TempDir private static Path folder;

  private static SandboxedCompany company;
  private static User leaver;
  private static User another;

  @BeforeAll
  static void start() {
    company =
        new SandboxedCompany(
            SandboxedCompany.options()
                .withParameter("MaxRevocationsPerHour", "1")
                .withParameter("CreateReviewersPolicy", "true")
                .withParameter("SweepSchedule", "rate(30 days)"));
    company.addRole("data-scientist", "sagemaker");
    company.addRole("ml-engineer", "sagemaker");
    IntStream.range(0, MORE_THAN_ONE_PAGE)
        .forEach(i -> company.sandbox.cloud().directory().addGroup("group-" + i));
    company.sandbox.cloud().directory().addGroup("researchers");
    leaver = company.sandbox.cloud().directory().addUser("leaver");
    another = company.sandbox.cloud().directory().addUser("another");
    Stream.of(Company.ANA, Company.MEHMET, leaver, another)
        .forEach(user -> company.joins(user, Company.DATA_SCIENTISTS));
    company.ctl().run("sweep", "--yes");
    for (String owner : List.of("leaver", "another")) {
      company
          .sandbox
          .cloud()
          .studio()
          .addSpace(Company.DOMAIN, owner + "-own", owner, SharingType.PRIVATE);
    }
    leaves(leaver);
    leaves(another);
    company.ctl().run("sweep", "--yes");
    company.joins(Company.OLGA, Company.ML_ENGINEERS);
    addForeignProfile(Company.OLGA);
    company.sandbox.send(
        "ProvisionerQueue", "{\"type\":\"studio-access.Reconcile\",\"userId\":\"nobody\"}");
    company.sandbox.settle();
    company.sandbox.endpoint().calls().clear();
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  @Order(1)
  void aReaderCanRunEveryReadOnlyCommand() throws Exception {
    signIn("reader", "ReadersPolicy");
    String rows = rows();

    assertAllowed("explain", "ana");
    assertAllowed("explain", "leaver");
    assertAllowed("mapping", "export");
    assertAllowed("mapping", "validate", rows);
    assertAllowed(
        "mapping", "validate", write("unknown-group.yaml", ROWS.replace("researchers", "nobody")));
    assertAllowed("mapping", "plan", rows);
    assertAllowed("plan");
    assertAllowed("plan", "--user", "ana");
    assertAllowed("plan", "--group", "ml-engineers");
    assertAllowed("held", "list");
    assertAllowed("quarantine", "list");
    assertAllowed("dlq", "list");
    assertAllowed("dlq", "show", deadLetter());
    assertAllowed("status");
    assertAllowed("doctor");
    assertAllowed("history", "--user", "ana");
    assertAllowed("history", "--group", "data-scientists", "--output", "csv");
    assertAllowed("events", "--since", "2026-01-01");
    assertAllowed("report", "--since", "2026-01-01");
    assertAllowed("report", "--html", folder.resolve("report.html").toString());
    String review = folder.resolve("review.csv").toString();
    assertAllowed("review", "new", "--out", review);
    assertAllowed("review", "status", review);
    assertAllowed("homes", "list");
    assertAllowed("review", "page", review, "--out", folder.resolve("review.html").toString());

    assertThat(used("reader")).containsExactlyInAnyOrderElementsOf(actions("ReadersPolicy"));
  }

  @Test
  @Order(2)
  void aReaderCannotChangeAnything() {
    signIn("reader", "ReadersPolicy");

    Result result = company.ctl().run("sweep", "--yes");

    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains("sqs:SendMessage");
    company.sandbox.endpoint().calls().clear();
  }

  @Test
  @Order(3)
  void anOperatorCanRunEveryCommand() throws Exception {
    signIn("operator", "ReadersPolicy", "OperatorsPolicy");

    assertAllowed("mapping", "apply", rows(), "--yes");
    assertAllowed(
        "mapping",
        "apply",
        write("fewer.yaml", ROWS.lines().limit(10).collect(Collectors.joining("\n"))),
        "--yes");
    assertAllowed("sweep", "--adopt", "--yes");
    assertThat(company.sandbox.cloud().studio().profiles())
        .filteredOn(profile -> profile.userProfileName().equals("olga"))
        .singleElement()
        .satisfies(
            adopted ->
                assertThat(adopted.userSettings().executionRole())
                    .isEqualTo(ROLES + "ml-engineer"));
    assertAllowed("sweep", "--yes");
    assertAllowed("held", "reject", "--all", "--yes");
    company.sandbox.clock().advance(Duration.ofMinutes(1));
    assertAllowed("held", "release", "--all", "--yes");
    company.joins(leaver, Company.DATA_SCIENTISTS);
    assertAllowed("quarantine", "restore", "leaver", "--yes");
    assertAllowed("quarantine", "delete", "another", "--yes");
    assertAllowed("dlq", "redrive", "--all", "--yes");
    company.sandbox.settle();
    assertAllowed("dlq", "drop", deadLetter(), "--yes");

    assertThat(company.profiles()).contains("ana", "leaver").doesNotContain("another");
    assertThat(used("operator")).containsAll(actions("OperatorsPolicy"));
  }

  @Test
  @Order(4)
  void onlyAReviewerTakesMembershipsAway() throws Exception {
    signIn("operator", "ReadersPolicy", "OperatorsPolicy");
    Path review = folder.resolve("decided.yaml");
    assertAllowed("review", "new", "--out", review.toString());
    Files.writeString(
        review,
        Files.readString(review)
            .replaceFirst(
                "decision:\\n( {4}note:\\n {4}userName: ana\\n)", "decision: remove\n$1"));

    Result denied = company.ctl().run("review", "apply", review.toString(), "--yes");

    assertThat(denied.exitCode()).isOne();
    assertThat(denied.err())
        .contains("0 of 1 membership was taken away.", "identitystore:DeleteGroupMembership");
    company.sandbox.endpoint().calls().clear();
    signIn("reviewer", "ReadersPolicy", "ReviewersPolicy");
    assertAllowed("review", "apply", review.toString(), "--yes");
    assertThat(used("reviewer")).containsAll(actions("ReviewersPolicy"));
  }

  @Test
  void anOperatorCanNeitherPassRolesNorAddGroupMembers() {
    assertThat(grants("OperatorsPolicy"))
        .extracting(Grant::action)
        .doesNotContain(
            "iam:PassRole",
            "identitystore:CreateGroupMembership",
            "identitystore:DeleteGroupMembership");
  }

  /** IAM's limit is 6,144 characters without white space. */
  @Test
  void thePoliciesAreWithinTheSizeLimit() throws Exception {
    for (String policy : List.of("ReadersPolicy", "OperatorsPolicy", "ReviewersPolicy")) {
      assertThat(JSON.writeValueAsString(document(policy)).replaceAll("\\s", ""))
          .hasSizeLessThan(6_144);
    }
  }

  private static void assertAllowed(String... command) {
    Result result = company.ctl().run(command);
    String output = String.join(" ", command) + "\n" + result.out() + result.err();
    assertThat(result.exitCode()).as(output).isIn(0, 2);
    assertThat(company.sandbox.endpoint().calls().denied()).as(output).isEmpty();
  }

  /** Gives the caller a role with exactly these policies. */
  private static void signIn(String role, String... policies) {
    company
        .sandbox
        .endpoint()
        .register(
            System.getProperty("aws.accessKeyId"),
            Principal.session(
                "arn:aws:iam::111122223333:role/people/" + role,
                "ana",
                Arrays.stream(policies)
                    .map(policy -> PolicyDocument.of(document(policy)))
                    .toList()));
  }

  private static Map<String, Object> document(String policy) {
    return company.sandbox.template().managedPolicies().get(policy);
  }

  private static List<Grant> grants(String policy) {
    return Principal.session(
            "arn:aws:iam::111122223333:role/any",
            "any",
            List.of(PolicyDocument.of(document(policy))))
        .grants();
  }

  private static Set<String> actions(String policy) {
    return grants(policy).stream()
        .map(Grant::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used(String role) {
    return company.sandbox.endpoint().calls().actionsUsedBy(role);
  }

  private static String rows() throws Exception {
    return write("rows.yaml", ROWS);
  }

  private static String write(String name, String rows) throws Exception {
    return Files.writeString(folder.resolve(name), rows.formatted(Company.ML_ENGINEERS.groupId()))
        .toString();
  }

  private static String deadLetter() throws Exception {
    return JSON.readTree(company.ctl().run("dlq", "list", "--output", "json").out())
        .path("deadLetters")
        .path(0)
        .path("messageId")
        .asText();
  }

  private static void leaves(User user) {
    company.sandbox.cloud().directory().leave(user.userId(), Company.DATA_SCIENTISTS.groupId());
  }

  private static void addForeignProfile(User user) {
    company
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(Company.DOMAIN)
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .userSettings(settings -> settings.executionRole(ROLES + "data-scientist"))
                .build());
  }
}
