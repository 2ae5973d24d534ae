package io.studioaccess.studioctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserPlan;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.MixedCompany;
import io.studioaccess.studioctl.MixedCompany.Kind;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlBeans;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import io.studioaccess.studioctl.lists.ListedPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A company whose events were all lost, so that no user has a profile yet. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.AS_DEPLOYED)
class PlanAndSweepIT {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String ROWS =
      """
      rows:
        - groupName: ml-engineers
          domainId: d-abcdefghijkl
          roleArn: arn:aws:iam::111122223333:role/studio/another
      """;

  private static SandboxedCompany company;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    company = SandboxedCompany.asDeployed();
    company.sandbox.settle(); // the reconciles that the new rows cause
    company.addRole("another", "sagemaker");
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.ML_ENGINEERS);
    company.joins(Company.LI_WEI, Company.OFFICE_STAFF);
  }

  @Test
  @Order(1)
  void aPlanShowsTheNextStepsAndChangesNothing() throws Exception {
    Result result = company.ctl().run("plan", "--output", "json");

    JsonNode plan = JSON.readTree(result.out());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(plan.path("entries").findValuesAsText("userName"))
        .containsExactlyInAnyOrder("ana", "mehmet");
    assertThat(plan.path("entries").findValuesAsText("next"))
        .containsExactlyInAnyOrder(
            "create the profile with role/studio/data-scientist",
            "create the profile with role/studio/ml-engineer");
    assertThat(company.profiles()).isEmpty();
    assertThat(company.ctl().run("plan", "--group", "data-scientists").out())
        .contains("ana", "Plan: 1 user to reconcile, 1 change.")
        .doesNotContain("mehmet");
  }

  @Test
  @Order(1)
  void aMistypedNameIsNoEmptyPlan() {
    assertFails("Group 'data-scientist' does not exist", "'data-scientists'", "--group");
    assertFails("Domain 'd-abcdefghijk' is in no row", "'d-abcdefghijkl'", "--domain");
    assertFails("Identity store d-1234567890 has no user", "'mehmet'", "--user");
    Result noId = company.ctl().run("sweep", "--domain", "studio", "--yes");
    assertThat(noId.exitCode()).isOne();
    assertThat(noId.err()).contains("Domain 'studio' is in no row");
    assertThat(company.ctl().run("plan", "--group", "").err())
        .contains("'' cannot be the name of a group");
  }

  @Test
  @Order(1)
  void completionKnowsTheNamesOfTheStack() {
    assertThat(company.ctl().run("complete", "users", "me").out()).isEqualTo("mehmet\n");
    assertThat(company.ctl().run("complete", "groups", "").out())
        .contains("data-scientists\n", "office-staff\n");
    assertThat(company.ctl().run("complete", "domains", "d-").out()).isEqualTo("d-abcdefghijkl\n");
  }

  private static void assertFails(String reason, String meant, String option) {
    String typed = meant.substring(1, meant.length() - 2);
    Result result = company.ctl().run("plan", option, typed);
    assertThat(result.exitCode()).isOne();
    assertThat(result.err()).contains(reason, typed).contains("Did you mean " + meant + "?");
  }

  @Test
  @Order(2)
  void withoutATerminalASweepRequiresYes() {
    Result result = company.ctl().run("sweep");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "studioctl: No terminal to confirm \"Reconcile 2 users?\". Pass --yes.");
    Result declined = company.ctl("n").run("sweep", "--wide");
    assertThat(declined.exitCode()).isEqualTo(130);
    assertThat(declined.out())
        .as("the plan is shown before the question")
        .contains("create the profile with role/studio/ml-engineer", "Plan: 2 users to reconcile")
        .doesNotContain("reconciled.");
    Result withJson = company.ctl("n").run("sweep", "--wide", "-o", "json");
    assertThat(withJson.exitCode()).isEqualTo(130);
    assertThat(withJson.out()).isEmpty();
    assertThat(withJson.err())
        .as("the plan is shown beside the JSON document")
        .containsSubsequence(
            "create the profile with role/studio/ml-engineer",
            "Plan: 2 users to reconcile",
            "Reconcile 2 users? [y/N]");
  }

  @Test
  @Order(3)
  void aSweepOfAPlanReconcilesItsUsersOnly() {
    Path file = folder.resolve("plan.json");
    company.ctl().run("plan", "--user", "ana", "--out", file.toString());

    Result result = company.ctl("y").run("sweep", "--plan", file.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("1 user reconciled.").containsPattern("has access +1");
    assertThat(company.ctl().run("plan").out()).contains("mehmet").doesNotContain("ana");
  }

  @Test
  @Order(4)
  void aSweepBringsAllUsersToTheDesiredState() {
    Result swept = company.ctl().run("sweep", "--yes", "-o", "json");
    Result again = company.ctl().run("plan");

    assertThat(swept.exitCode()).as(swept.err()).isZero();
    assertThat(again.out()).contains("No changes: every user is in the desired state.");
    assertThat(again.exitCode()).isZero();
  }

  @Test
  @Order(4)
  void aFullSweepIsTheSweepersOwn() {
    Result before = company.ctl().run("status");
    Result full = company.ctl().run("sweep", "--full", "--yes");
    Result after = company.ctl().run("status");

    assertThat(full.exitCode()).as(full.err()).isZero();
    assertThat(full.out()).contains("Full sweep finished at", "compared");
    assertThat(before.out()).contains("last sweep     none");
    assertThat(after.out()).doesNotContain("last sweep     none");
    assertThat(company.ctl().run("sweep", "--full", "--yes", "-o", "json").exitCode()).isZero();
    assertThat(company.ctl().run("sweep", "--full", "--user", "ana").err())
        .contains("--full sweeps all users");
  }

  @Test
  @Order(5)
  void anExplanationNamesTheWinningRowAndWhyItWins() throws Exception {
    company.joins(Company.ANA, Company.ML_ENGINEERS);
    company.joins(Company.ANA, Company.OFFICE_STAFF);

    JsonNode explanation =
        JSON.readTree(company.ctl().run("explain", "ana", "--output", "json").out());

    JsonNode domain = explanation.path("domains").path(0);
    assertThat(explanation.path("groups").findValuesAsText("name"))
        .containsExactlyInAnyOrder("data-scientists", "ml-engineers", "office-staff");
    assertThat(domain.path("rows").path(0).path("wins").asBoolean()).isTrue();
    assertThat(domain.path("rows").path(0).path("group").asText()).isEqualTo("ml-engineers");
    assertThat(domain.path("why").asText()).isEqualTo("lowest priority number, 10");
    assertThat(domain.path("profile").asText())
        .isEqualTo("ana, InService, role/studio/data-scientist");
    assertThat(domain.path("next").asText())
        .isEqualTo("change the role to role/studio/ml-engineer");
    assertThat(explanation.path("history").findValuesAsText("outcome")).containsExactly("Granted");
    assertThat(company.ctl().run("explain", "ana").out()).contains("wins", "Granted");
    String janes = "jane";
    company.joins(Company.JANE, Company.DATA_SCIENTISTS);
    company.ctl().run("sweep", "--user", "jane.doe@example.com", "--yes");
    for (String profile : company.profiles()) {
      Result byProfile = company.ctl().run("explain", profile);
      assertThat(byProfile.exitCode()).as(byProfile.err()).isZero();
      if (profile.startsWith(janes)) {
        assertThat(profile).isNotEqualTo("jane.doe@example.com");
        assertThat(byProfile.out()).startsWith("jane.doe@example.com");
      }
    }
    assertThat(company.ctl().run("explain", "nobody").err())
        .startsWith("studioctl: Identity store d-1234567890 has no user with the name or id");
  }

  @Test
  @Order(6)
  void aReportIsWrittenAsPageJsonAndTable() throws Exception {
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.MEHMET.userId(), Company.ML_ENGINEERS.groupId());
    company.ctl().run("sweep", "--yes");
    Path page = folder.resolve("report.html");

    Result html = company.ctl().run("report", "--html", page.toString());
    Result data = company.ctl().run("report", "--output", "json");
    Result table = company.ctl().run("report");

    assertThat(html.exitCode()).as(html.err()).isZero();
    assertThat(Files.readString(page)).contains("mehmet", "default-src 'none'");
    assertThat(JSON.readTree(data.out()).findValuesAsText("userName")).contains("ana", "mehmet");
    assertThat(table.out()).contains("ana", "ml-engineer", "mehmet");
  }

  @Test
  @Order(7)
  void listsDecideAsSingleCallsDo() {
    try (StudioctlBeans beans = StudioctlBeans.of(company)) {
      MixedCompany mixed = new MixedCompany(company, beans);
      mixed.assign(List.of(Company.ML_ENGINEERS));
      for (Kind kind : Kind.values()) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        mixed.add("one-" + name, kind, List.of(Company.ML_ENGINEERS));
        mixed.add("two-" + name, kind, List.of(Company.OFFICE_STAFF, Company.ML_ENGINEERS));
      }
      mixed.write();
      LedgerSnapshot ledger = beans.get(LedgerReader.class).read();
      UserPlanner single = beans.get(UserPlanner.class);
      UserPlanner listed = beans.get(ListedPorts.class).planner(ledger);
      List<RequestedReconcile> requests =
          beans.get(SweepPreview.class).allUsers("the comparison").requests();

      Set<String> decisions = new TreeSet<>();
      for (RequestedReconcile requested : requests) {
        UserId user = requested.request().user();
        Optional<ProfileRef> found = requested.request().trigger().found();
        UserPlan expected = single.plan(user, ledger.recordOf(user), found);
        UserPlan actual = listed.plan(user, ledger.recordOf(user), found);
        assertThat(actual.person()).isEqualTo(expected.person());
        assertThat(actual.domains()).isEqualTo(expected.domains());
        expected.domains().forEach(plan -> decisions.add(PlanText.next(plan)));
      }
      assertThat(requests).hasSizeGreaterThanOrEqualTo(2 * (Kind.values().length - 2));
      assertThat(decisions).as("as many kinds of decisions").hasSizeGreaterThan(8);
      assertThat(company.ctl().run("quarantine", "list").out()).contains("overdue by 1 d 0 h");
    }
  }

  @Test
  @Order(8)
  void callsGrowWithThePagesAndNotWithThePeople() throws Exception {
    company.sandbox.cloud().directory().limitPagesTo(10);
    company.sandbox.cloud().studio().limitPagesTo(10);
    Path rows = Files.writeString(folder.resolve("rows.yaml"), ROWS);
    List<List<String>> commands =
        List.of(List.of("plan"), List.of("report"), List.of("mapping", "plan", rows.toString()));
    add("few", 60);
    List<Map<String, Integer>> few = commands.stream().map(PlanAndSweepIT::calls).toList();

    add("more", 120);
    List<Map<String, Integer>> many = commands.stream().map(PlanAndSweepIT::calls).toList();

    for (int i = 0; i < commands.size(); i++) {
      Map<String, Integer> added = new TreeMap<>(many.get(i));
      few.get(i).forEach((operation, calls) -> added.merge(operation, -calls, Integer::sum));
      added.values().removeIf(calls -> calls == 0);
      assertThat(added)
          .as(commands.get(i).toString())
          .containsOnlyKeys(
              commands.get(i).equals(List.of("plan"))
                  ? List.of("ListGroupMemberships", "ListUserProfiles", "ListUsers")
                  : List.of("ListGroupMemberships", "ListUsers"))
          .allSatisfy((_, calls) -> assertThat(calls).isLessThanOrEqualTo(12));
    }
  }

  /** Half of them have a profile already, and the others join. */
  private static void add(String name, int people) {
    try (StudioctlBeans beans = StudioctlBeans.of(company)) {
      MixedCompany mixed = new MixedCompany(company, beans);
      for (int i = 0; i < people; i++) {
        mixed.add(name + i, i % 2 == 0 ? Kind.SETTLED : Kind.JOINER, List.of(Company.ML_ENGINEERS));
      }
      mixed.write();
    }
  }

  /** The number of calls of each operation that the command makes. */
  private static Map<String, Integer> calls(List<String> command) {
    company.sandbox.endpoint().calls().clear();
    Result result = company.ctl().run(command.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isIn(0, 2);
    Map<String, Integer> calls = new TreeMap<>();
    company
        .sandbox
        .endpoint()
        .calls()
        .by("administrator")
        .forEach(call -> calls.merge(call.operation(), 1, Integer::sum));
    return calls;
  }
}
