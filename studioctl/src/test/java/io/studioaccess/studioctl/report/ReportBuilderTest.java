package io.studioaccess.studioctl.report;

import static io.studioaccess.studioctl.report.SampleCompany.NOW;
import static io.studioaccess.studioctl.report.SampleCompany.entry;
import static io.studioaccess.studioctl.report.SampleCompany.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.report.AccessReport.Count;
import io.studioaccess.studioctl.report.AccessReport.Person;
import io.studioaccess.studioctl.report.AccessReport.Reason;
import io.studioaccess.studioctl.report.AccessReport.Row;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {
  private final SampleCompany company =
      new SampleCompany().row("engineers", 10).row("scientists", 20);

  @Test
  void listsTheRowsOfAUserWithTheWinnerFirst() {
    UserId ana = company.joins(1, "ana", "scientists", "engineers");
    company.has(
        ana, State.GRANTED, "engineers", entry(9, "Granted", "first"), entry(2, "Changed", "then"));

    Person person = only();

    assertThat(person.reasons())
        .containsExactly(
            new Reason("engineers", 10, role("engineers").value()),
            new Reason("scientists", 20, role("scientists").value()));
    assertThat(person.groups()).containsExactly("engineers", "scientists");
    assertThat(person.priority()).isEqualTo("10");
    assertThat(person.state()).isEqualTo("has access");
    assertThat(person.history())
        .extracting(AccessReport.Event::text)
        .containsExactly("then", "first");
    assertThat(person.lastChange()).isEqualTo("2026-11-21T09:00:00Z");
  }

  @Test
  void showsTheTagsOfRowsAndProfiles() {
    company.tagged("engineers", Map.of("team", "red", "cost-center", "4711"));
    company.has(company.joins(1, "ana", "engineers"), State.GRANTED, "engineers");

    assertThat(only().tags()).isEqualTo("cost-center=4711, team=red");
    assertThat(company.report().mapping())
        .extracting(Row::group, Row::tags)
        .containsExactly(tuple("engineers", "cost-center=4711, team=red"), tuple("scientists", ""));
  }

  @Test
  void listsUsersWithoutTheProfileTheyShouldHave() {
    company.joins(1, "ana", "engineers");

    assertThat(only().state()).isEqualTo("no access yet");
    assertThat(company.report().counts().withAccess()).isZero();
  }

  @Test
  void aDisabledUserHasNoReasons() {
    UserId ana = company.joins(1, "ana", "engineers");
    company.has(ana, State.GRANTED, "engineers").disabled(ana);

    assertThat(only().state()).isEqualTo("has access (user disabled)");
    assertThat(only().reasons()).isEmpty();
    assertThat(only().groups()).containsExactly("engineers");
  }

  @Test
  void countsUsersByState() {
    company.has(company.joins(1, "ana", "engineers"), State.GRANTED, "engineers");
    company.held(company.joins(2, "jane"), "engineers");
    company.leaves(
        company.joins(3, "mehmet"),
        State.QUARANTINED,
        "scientists",
        NOW.plus(Duration.ofDays(5)),
        "");
    company.leaves(
        company.joins(4, "olga"),
        State.DELETING,
        "scientists",
        NOW.minus(Duration.ofDays(1)),
        "a space is in use");
    company.has(
        company.joins(5, "li.wei", "scientists"),
        State.GRANTING,
        "scientists",
        entry(1, "Failed", "SageMaker failed"));

    AccessReport report = company.report();

    assertThat(report.counts().withAccess()).isEqualTo(2);
    assertThat(report.counts().held()).isOne();
    assertThat(report.counts().inQuarantine()).isOne();
    assertThat(report.counts().leaving()).isOne();
    assertThat(report.counts().withProblem()).isEqualTo(2);
    assertThat(report.counts().byRole()).containsExactly(new Count(role("engineers").value(), 2));
    assertThat(report.counts().byDomain()).containsExactly(new Count("d-abcdefghijkl", 2));
    assertThat(report.people())
        .extracting(Person::userName, Person::heldOrDue, Person::problem)
        .containsExactly(
            tuple("ana", "", ""),
            tuple("jane", "revocation held since 2026-11-23T06:00:00Z", ""),
            tuple("li.wei", "", "SageMaker failed"),
            tuple("mehmet", "deletion due 2026-11-28T09:00:00Z", ""),
            tuple("olga", "deletion overdue since 2026-11-22T09:00:00Z", "a space is in use"));
  }

  @Test
  void aRowCountsItsMembersAndHolders() {
    company.has(company.joins(1, "ana", "engineers", "scientists"), State.GRANTED, "engineers");
    company.has(company.joins(2, "jane", "scientists"), State.GRANTED, "scientists");

    assertThat(company.report().mapping())
        .extracting(Row::group, Row::members, Row::holders)
        .containsExactly(tuple("engineers", 1, 1), tuple("scientists", 2, 1));
  }

  @Test
  void listsTheHistoryOfFormerUsers() {
    UserId ana = company.joins(1, "ana");
    company.formerUser(ana, entry(3, "Revoked", "left")).deleted(ana);

    AccessReport report = company.report();

    assertThat(report.people()).isEmpty();
    assertThat(report.formerUsers())
        .containsExactly(
            new AccessReport.FormerUserEvent(
                "", ana.value(), "d-abcdefghijkl", "2026-11-20T09:00:00Z", "Revoked", "left"));
  }

  private Person only() {
    assertThat(company.report().people()).hasSize(1);
    return company.report().people().getFirst();
  }
}
