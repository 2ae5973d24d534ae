package io.studioaccess.studioctl.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.console.TestDisplay;
import io.studioaccess.studioctl.report.AccessReport.Cause;
import io.studioaccess.studioctl.report.AccessReport.Change;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportViewTest {
  private static AccessReport report() {
    SampleCompany company = new SampleCompany().row("engineers", 10);
    company.held(company.joins(1, "ana\u001b[2J\u202e".repeat(9), "engineers"), "engineers");
    company.has(
        company.joins(2, "li", "engineers"),
        State.GRANTED,
        "engineers",
        SampleCompany.entry(1, "Failed", "SageMaker said ".repeat(30)));
    return company
        .report()
        .withChanges(
            "",
            List.of(
                new Change(
                    "n".repeat(128),
                    "id",
                    "d-abcdefghijkl",
                    "no access",
                    SampleCompany.role("engineers").value(),
                    List.of(
                        new Cause(
                            "2026-11-23T09:00:00Z",
                            "Changed",
                            "reason ".repeat(60),
                            "sso-directory.amazonaws.com/AddMemberToGroup by role/aws/x",
                            "event")))));
  }

  private static TestDisplay shown(AccessReport report, String... args) {
    TestDisplay display = new TestDisplay(args);
    new ReportView(display.display()).show(report);
    return display;
  }

  @Test
  void everyLineFitsEightyColumns() {
    AccessReport access = report();
    AccessReport changes = access.withChanges("2026-10-01T00:00:00Z", access.changes());

    assertThat(shown(access).out()).contains("held since", "li");
    assertThat(shown(access).out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(shown(changes).out().lines())
        .hasSizeLessThan(10)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void wideHasOneLineForEachPerson() {
    assertThat(shown(report(), "--wide").out().lines()).hasSize(3);
  }

  @Test
  void whatIsHeldOrDueIsSortedByTime() {
    // Given
    SampleCompany company = new SampleCompany().row("engineers", 10);
    company.leaves(
        company.joins(1, "ana"),
        State.QUARANTINED,
        "engineers",
        SampleCompany.NOW.plus(Duration.ofDays(3)),
        "");
    company.leaves(
        company.joins(2, "bo"),
        State.QUARANTINED,
        "engineers",
        SampleCompany.NOW.minus(Duration.ofDays(1)),
        "");
    company.held(company.joins(3, "li", "engineers"), "engineers");
    company.has(company.joins(4, "kim", "engineers"), State.GRANTED, "engineers");

    // When // Then
    assertThat(users(company.report(), "held or due")).containsExactly("bo", "li", "ana", "kim");
    assertThat(users(company.report(), "heldOrDue:desc")).containsExactly("ana", "li", "bo", "kim");
  }

  private static Stream<String> users(AccessReport report, String sort) {
    return shown(report, "--output", "csv", "--sort", sort)
        .out()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')));
  }

  @Test
  void csvHasTheArns() {
    assertThat(shown(report(), "--output", "csv").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("userName,userId,domain,");
    assertThat(shown(report(), "--output", "csv").out())
        .contains(SampleCompany.role("engineers").value());
  }
}
