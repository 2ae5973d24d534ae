package io.studioaccess.studioctl.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A review from the file to the last removal. Ana has her role by two groups, Olga's group comes
 * from an identity provider, and one change within an hour is allowed.
 */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class ReviewIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/";
  private static final String ROWS =
      """
      rows:
        - groupName: data-scientists
          domainId: d-abcdefghijkl
          roleArn: %1$sdata-scientist
          priority: 10
        - groupName: ml-engineers
          domainId: d-abcdefghijkl
          roleArn: %1$sml-engineer
          priority: 20
        - groupName: researchers
          domainId: d-abcdefghijkl
          roleArn: %1$sdata-scientist
          priority: 30
      """
          .formatted(ROLE);

  @TempDir private static Path folder;

  private static SandboxedCompany company;
  private static Group researchers;

  @BeforeAll
  static void start() throws IOException {
    company = SandboxedCompany.oneChangeAnHour();
    company.addRole("data-scientist", "sagemaker");
    company.addRole("ml-engineer", "sagemaker");
    researchers = company.sandbox.cloud().directory().addGroup("researchers");
    company
        .sandbox
        .cloud()
        .directory()
        .synchronise(Company.ML_ENGINEERS.groupId(), "provider-group-7");
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.ANA, researchers);
    company.joins(Company.MEHMET, Company.DATA_SCIENTISTS);
    company.joins(Company.OLGA, Company.ML_ENGINEERS);
    String rows = Files.writeString(folder.resolve("rows.yaml"), ROWS).toString();
    assertOk(run("mapping", "apply", rows, "--yes"));
    assertOk(run("sweep", "--yes"));
    company.sandbox.settle();
  }

  private static Result run(String... args) {
    return company.ctl().run(args);
  }

  private static void assertOk(Result result) {
    assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonNode status() throws IOException {
    Result result = run("review", "status", file("review.yaml"), "--output", "json");
    assertThat(result.out()).as(result.err()).isNotEmpty();
    return JSON.readTree(result.out());
  }

  /** Writes a decision into the YAML file, as a reviewer does. */
  private static void decide(String user, String decision) throws IOException {
    Path review = Path.of(file("review.yaml"));
    List<String> lines = new ArrayList<>(Files.readAllLines(review));
    int name = lines.indexOf("    userName: " + user);
    for (int i = name; i > name - 4; i--) {
      if (lines.get(i).contains("decision:")) {
        lines.set(i, "  - decision: " + decision);
      }
    }
    Files.write(review, lines);
  }

  @Test
  @Order(1)
  void writesAFileAndOverwritesNone() throws IOException {
    assertOk(run("review", "new", "--domain", Company.DOMAIN, "--out", file("review.yaml")));
    Result again = run("review", "new", "--out", file("review.yaml"));

    assertThat(Files.readString(Path.of(file("review.yaml"))))
        .contains("userName: ana", "userName: mehmet", "userName: olga", "alsoBy: researchers")
        .contains("since: \"20", "decision:\n", "lastSignOfUse: unknown");
    assertThat(again.exitCode()).isOne();
    assertThat(again.err()).contains("exists, and no file is overwritten");
  }

  @Test
  @Order(2)
  void aScopeIsAGroupOrARole() throws IOException {
    assertOk(run("review", "new", "--group", "researchers", "--out", file("group.csv")));
    assertOk(run("review", "new", "--role", "ml-engineer", "--out", file("role.csv")));
    Result nobody = run("review", "new", "--group", "nobody", "--out", file("nobody.csv"));

    assertThat(Files.readAllLines(Path.of(file("group.csv"))))
        .hasSize(2)
        .last()
        .asString()
        .contains(",ana,");
    assertThat(Files.readAllLines(Path.of(file("role.csv"))))
        .hasSize(2)
        .last()
        .asString()
        .contains(",olga,");
    assertThat(nobody.err()).contains("Group 'nobody' does not exist");
    assertThat(Path.of(file("nobody.csv"))).doesNotExist();
  }

  @Test
  @Order(3)
  void blankLinesDecideNothing() {
    Result status = run("review", "status", file("review.yaml"));
    Result apply = run("review", "apply", file("review.yaml"), "--yes");

    assertThat(status.exitCode()).isEqualTo(2);
    assertThat(status.out()).contains("3 entries: 0 keep, 0 remove, 3 undecided.");
    assertThat(apply.exitCode()).isZero();
    assertThat(apply.out()).contains("Nothing to do");
    assertThat(company.sandbox.cloud().directory().memberships()).hasSize(4);
  }

  @Test
  @Order(4)
  void nothingHappensWithoutConfirmation() throws IOException {
    decide("ana", "remove");
    decide("mehmet", "remove");
    decide("olga", "remove");

    Result declined = company.ctl("n").run("review", "apply", file("review.yaml"));

    assertThat(declined.exitCode()).isEqualTo(130);
    assertThat(declined.out())
        .contains("researchers", "the identity provider", "loses access")
        .contains("3 changes count towards MaxRevocationsPerHour (1)");
    assertThat(company.sandbox.cloud().directory().memberships()).hasSize(4);
    assertThat(Path.of(file("review-removals.csv"))).doesNotExist();
  }

  @Test
  @Order(5)
  void takesAwayEveryGroupThatGivesTheRole() throws IOException {
    Result applied = run("review", "apply", file("review.yaml"), "--yes");

    assertOk(applied);
    assertThat(applied.out()).contains("3 memberships were taken away.", "review-removals.csv");
    assertThat(company.sandbox.cloud().directory().memberships())
        .singleElement()
        .satisfies(left -> assertThat(left.userId()).isEqualTo(Company.OLGA.userId()));
    assertThat(Files.readAllLines(Path.of(file("review-removals.csv"))))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("olga,ml-engineers,provider-group-7,");
  }

  @Test
  @Order(6)
  void theHourlyLimitHoldsWhatExceedsIt() throws IOException {
    company.sandbox.settle();

    JsonNode status = status();
    assertThat(status.path("stillMembers").asInt()).isOne();
    assertThat(status.path("accessEnding").asInt()).isOne();
    assertThat(status.findValuesAsText("change"))
        .anySatisfy(change -> assertThat(change).contains("held since"))
        .anySatisfy(change -> assertThat(change).contains("still in ml-engineers"));
    assertThat(status.path("complete").asBoolean()).isFalse();
  }

  @Test
  @Order(7)
  void seesWhatTheIdentityProviderDidAndWhoCame() throws IOException {
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.OLGA.userId(), Company.ML_ENGINEERS.groupId());
    company.joins(company.sandbox.cloud().directory().addUser("newcomer"), researchers);
    run("sweep", "--yes");
    run("held", "release", "--all", "--yes");
    company.sandbox.settle();

    JsonNode status = status();
    assertThat(status.path("stillMembers").asInt()).isZero();
    assertThat(status.path("accessEnding").asInt()).isZero();
    assertThat(status.path("notInTheReview").findValuesAsText("userName"))
        .containsExactly("newcomer");
  }

  @Test
  @Order(8)
  void writesThePage() throws IOException {
    Result page = run("review", "page", file("review.yaml"), "--out", file("review.html"));

    assertOk(page);
    assertThat(Files.readString(Path.of(file("review.html"))))
        .contains("<td>ana</td>", "no access", "Signature", "<td>newcomer</td>")
        .contains("The review is not complete.");
  }

  @Test
  @Order(9)
  void anErrorHasItsPlaceAndNothingIsDone() throws IOException {
    decide("ana", "perhaps");

    Result result = run("review", "apply", file("review.yaml"), "--yes");

    assertThat(result.exitCode()).isOne();
    assertThat(result.err())
        .contains("Nothing was changed.")
        .containsPattern("review\\.yaml:\\d+:15: 'perhaps' is no decision about ana");
  }
}
