package io.studioaccess.studioctl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.SandboxedCompany;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A company whose events were all lost, so that no user has a profile yet. */
@TestMethodOrder(OrderAnnotation.class)
class PlanAndSweepIT {
  private static final JsonMapper JSON = new JsonMapper();

  private static SandboxedCompany company;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    company =
        new SandboxedCompany(
            SandboxedCompany.options().withParameter("SweepSchedule", "rate(30 days)"));
    company.sandbox.settle(); // the reconciles that the new rows cause
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.ML_ENGINEERS);
    company.joins(Company.LI_WEI, Company.OFFICE_STAFF);
  }

  @AfterAll
  static void stop() {
    company.close();
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
    assertThat(company.ctl().run("plan", "--domain", "d-elsewhere").exitCode()).isZero();
  }

  @Test
  @Order(2)
  void withoutATerminalASweepRequiresYes() {
    Result result = company.ctl().run("sweep");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "studioctl: No terminal to confirm \"Reconcile 2 users?\". Pass --yes.");
    assertThat(company.ctl("n").run("sweep").exitCode()).isEqualTo(130);
  }

  @Test
  @Order(3)
  void aSweepOfAPlanReconcilesItsUsersOnly() {
    Path file = folder.resolve("plan.json");
    company.ctl().run("plan", "--user", "ana", "--out", file.toString());

    Result result = company.ctl("y").run("sweep", "--plan", file.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("1 user reconciled.").containsPattern("GRANTED +1");
    assertThat(company.ctl().run("plan").out()).contains("mehmet").doesNotContain("ana");
  }

  @Test
  @Order(4)
  void aSweepBringsAllUsersToTheDesiredState() {
    Result swept = company.ctl().run("sweep", "--yes");
    Result again = company.ctl().run("plan");

    assertThat(swept.exitCode()).as(swept.err()).isZero();
    assertThat(again.out()).contains("No changes: every user is in the desired state.");
    assertThat(again.exitCode()).isZero();
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
        .isEqualTo("ana, IN_SERVICE, role/studio/data-scientist");
    assertThat(domain.path("next").asText())
        .isEqualTo("change the role to role/studio/ml-engineer");
    assertThat(explanation.path("history").findValuesAsText("outcome")).containsExactly("Granted");
    assertThat(company.ctl().run("explain", "ana").out()).contains("wins", "Granted");
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
    assertThat(table.out()).contains("ana", "role/studio/ml-engineer", "mehmet");
  }
}
