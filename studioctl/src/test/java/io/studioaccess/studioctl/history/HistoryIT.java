package io.studioaccess.studioctl.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history of a company in which ana stays, mehmet left, and somebody was deleted. */
@ResourceLock(SandboxedCompany.AS_DEPLOYED)
class HistoryIT {
  private static final JsonMapper JSON = new JsonMapper();

  private static SandboxedCompany company;
  private static User deleted;
  private static String joined;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    company = SandboxedCompany.asDeployed();
    company.sandbox.settle();
    deleted = company.sandbox.cloud().directory().addUser("deleted");
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.ML_ENGINEERS);
    company.joins(deleted, Company.DATA_SCIENTISTS);
    company.ctl().run("sweep", "--yes");
    joined = company.sandbox.clock().instant().plusSeconds(1).toString();
    company.sandbox.clock().advance(Duration.ofDays(2));
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.MEHMET.userId(), Company.ML_ENGINEERS.groupId());
    company.sandbox.cloud().directory().deleteUser(deleted.userId());
    company.ctl().run("sweep", "--yes");
  }

  private static JsonNode json(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 3];
    all[0] = "history";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "--output";
    all[all.length - 1] = "json";
    Result result = company.ctl().run(all);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JSON.readTree(result.out()).path("outcomes");
  }

  @Test
  void aUsersOutcomesAreShownInOrder() throws Exception {
    JsonNode rows = json("--user", "mehmet");

    assertThat(rows.findValuesAsText("outcome")).containsExactly("Granted", "Quarantined");
    assertThat(rows.findValuesAsText("userName")).containsOnly("mehmet");
    assertThat(rows.path(0).path("roleArn").asText()).endsWith("role/studio/ml-engineer");
    assertThat(rows.path(1).path("roleArnBefore").asText()).endsWith("role/studio/ml-engineer");
    assertThat(rows.path(1).path("groupName").asText()).isEqualTo("ml-engineers");
  }

  @Test
  void aDeletedUserIsFoundByTheId() throws Exception {
    JsonNode rows = json("--user", deleted.userId());

    assertThat(rows.findValuesAsText("outcome")).startsWith("Granted", "Quarantined");
    assertThat(rows.findValuesAsText("userName")).containsOnly("");
  }

  @Test
  void groupRoleTimeAndKindSelect() throws Exception {
    assertThat(json("--group", "ml-engineers").findValuesAsText("userName")).containsOnly("mehmet");
    assertThat(json("--role", "ml-engineer").findValuesAsText("outcome"))
        .containsExactly("Granted", "Quarantined");
    assertThat(json("--kind", "quarantined", "--user", "mehmet")).hasSize(1);
    assertThat(json("--user", "mehmet", "--until", joined)).hasSize(1);
    assertThat(json().findValuesAsText("userName")).contains("ana", "mehmet");
  }

  @Test
  void theTableFitsEightyColumns() {
    Result result = company.ctl().run("history");

    assertThat(result.out()).contains("ana", "mehmet", "ml-engineer ended");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void csvHasARowOfHeadersAndARowForEachOutcome() {
    Result result = company.ctl().run("history", "--user", "ana", "--output", "csv");

    assertThat(result.out().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("at,userName,userId,outcome,"));
    assertThat(result.out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--user, mehmt, 'Did you mean ''mehmet''?'",
    "--group, ml-enginers, 'Did you mean ''ml-engineers''?'",
    "--role, ml-enginer, 'Did you mean ''ml-engineer''?'",
    "--domain, d-abcdefghijkm, 'Did you mean ''d-abcdefghijkl''?'",
    "--kind, Grantd, 'Did you mean ''Granted''?'",
    "--since, tomorrow, '--since: ''tomorrow'' is no date.'",
    "--until, 2026-02-30, '--until: ''2026-02-30'' is no date.'",
  })
  void whatNobodyKnowsIsNamed(String option, String value, String message) {
    Result result = company.ctl().run("history", option, value);

    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains(value, message).hasLineCount(1);
  }

  @Test
  void onlyListsHaveCsvAndAnOrder() {
    Result csv = company.ctl().run("explain", "ana", "--output", "csv");
    Result sorted = company.ctl().run("events", "--sort", "at");
    Result report = company.ctl().run("report", "--output", "csv", "--sort", "user:desc");

    assertThat(csv.exitCode()).isEqualTo(64);
    assertThat(csv.err()).contains("studioctl explain has no csv output");
    assertThat(sorted.exitCode()).isEqualTo(64);
    assertThat(sorted.err()).contains("studioctl events shows no list that --sort could sort.");
    assertThat(report.out().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("userName,userId,domain,"));
    assertThat(report.out()).containsSubsequence("mehmet,", "ana,");
  }

  @Test
  void eventsShowsWhatHappened() throws Exception {
    Result text = company.ctl().run("events", "--since", joined);
    Result user = company.ctl().run("events", "--user", "MEHMET", "--since", "2020-01-01");
    Result json = company.ctl().run("events", "--since", "2020-01-01", "--output", "json");

    assertThat(text.out()).contains("Quarantined  mehmet", "ml-engineer ended, group ml-engineers");
    assertThat(text.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(user.err()).contains("The history begins about");
    assertThat(user.out()).contains("Granted      mehmet").doesNotContain("ana");
    List<String> lines = json.out().lines().toList();
    for (String line : lines) {
      assertThat(JSON.readTree(line).path("version").asInt()).isOne();
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void followShowsEachOutcomeOnceAndDeadLetters() {
    int[] polls = {0};
    StudioctlRunner runner =
        new StudioctlRunner(
            company.sandbox.endpoint().uri(),
            company.sandbox.clock(),
            _ -> {
              polls[0]++;
              switch (polls[0]) {
                case 1 -> {
                  company.sandbox.send("SweeperQueue", "no message of ours");
                  company.joins(Company.OLGA, Company.DATA_SCIENTISTS);
                  company.ctl().run("sweep", "--user", "olga", "--yes");
                }
                case 2 -> company.sandbox.clock().advance(Duration.ofSeconds(5));
                default -> throw new InterruptedException();
              }
            });

    Result result = runner.run("events", "--follow");
    assertThat(Thread.interrupted()).isTrue();

    assertThat(result.exitCode()).as(result.err()).isEqualTo(130);
    assertThat(result.out().lines().filter(line -> line.endsWith("Granted      olga"))).hasSize(1);
    assertThat(result.out().lines().filter(line -> line.contains("Dead letter  Sweeper")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--user, mehmt, 'Did you mean ''mehmet''?'",
    "--since, 2999-01-01, 'is in the future; it is '",
    "--since, yesterday, '--since: ''yesterday'' is no date.'",
  })
  void eventsOfNobodyOrOfLaterAreRefused(String option, String value, String message) {
    Result result = company.ctl().run("events", option, value);

    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains(value, message).hasLineCount(1);
  }

  @Test
  void aReportIsComparedWithAnEarlierOne() throws Exception {
    Path earlier = folder.resolve("earlier.json");
    Files.writeString(earlier, company.ctl().run("report", "--output", "json").out());

    Result same = company.ctl().run("report", "--compare", earlier.toString());

    assertThat(same.out())
        .contains("0 gained access, 0 lost it, 0 changed.", "Everybody has the same access.");
  }

  @Test
  void aReportShowsWhatChangedSinceADay() throws Exception {
    // Given
    String day = company.sandbox.clock().instant().minus(Duration.ofDays(1)).toString();
    Path page = folder.resolve("changes.html");

    // When
    Result text = company.ctl().run("report", "--since", day);
    Result data = company.ctl().run("report", "--since", day, "--output", "json");
    Result html = company.ctl().run("report", "--since", day, "--html", page.toString());

    // Then
    assertThat(text.out())
        .contains("mehmet", "ml-engineer -> no access", "Quarantined", "because of")
        .doesNotContain("ana ");
    JsonNode changes = JSON.readTree(data.out()).path("changes");
    assertThat(changes.findValuesAsText("userName")).contains("mehmet").doesNotContain("ana");
    assertThat(html.exitCode()).as(html.err()).isZero();
    assertThat(Files.readString(page)).contains("\"before\":", "no access");
  }

  @Test
  void aReportSinceNowOrNoDateIsRefused() {
    assertThat(company.ctl().run("report", "--since", "2999-01-01").err())
        .contains("is not in the past");
    assertThat(company.ctl().run("report", "--since", "last week").err())
        .contains("--since: 'last week' is no date.");
  }
}
