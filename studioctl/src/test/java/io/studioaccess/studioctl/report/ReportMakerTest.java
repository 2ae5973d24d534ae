package io.studioaccess.studioctl.report;

import static io.studioaccess.studioctl.report.MadeUpCompany.NOW;
import static io.studioaccess.studioctl.report.MadeUpCompany.role;
import static io.studioaccess.studioctl.report.MadeUpCompany.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.report.AccessReport.Count;
import io.studioaccess.studioctl.report.AccessReport.Person;
import io.studioaccess.studioctl.report.AccessReport.Reason;
import io.studioaccess.studioctl.report.AccessReport.Row;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportMakerTest {
  private final MadeUpCompany company =
      new MadeUpCompany().row("engineers", 10).row("scientists", 20);

  @Test
  void theRowsAboutAUserStandInOrderWithTheWinnerFirst() {
    UserId ana = company.joins(1, "ana", "scientists", "engineers");
    company.has(
        ana, State.GRANTED, "engineers", told(9, "Granted", "first"), told(2, "Changed", "then"));

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
    assertThat(person.changed()).isEqualTo("2026-11-21 09:00:00Z");
  }

  @Test
  void whoeverShouldHaveAProfileAndHasNoneIsShown() {
    company.joins(1, "ana", "engineers");

    assertThat(only().state()).isEqualTo("no access yet");
    assertThat(company.report().counts().withAccess()).isZero();
  }

  @Test
  void aDisabledUserHasNoReasonsLeft() {
    UserId ana = company.joins(1, "ana", "engineers");
    company.has(ana, State.GRANTED, "engineers").disabled(ana);

    assertThat(only().state()).isEqualTo("has access (user disabled)");
    assertThat(only().reasons()).isEmpty();
    assertThat(only().groups()).containsExactly("engineers");
  }

  @Test
  void quarantineHeldLeavingAndTroubleAreCounted() {
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
        told(1, "Failed", "SageMaker says no"));

    AccessReport report = company.report();

    assertThat(report.counts().withAccess()).isEqualTo(2);
    assertThat(report.counts().held()).isOne();
    assertThat(report.counts().inQuarantine()).isOne();
    assertThat(report.counts().leaving()).isOne();
    assertThat(report.counts().trouble()).isEqualTo(2);
    assertThat(report.counts().byRole()).containsExactly(new Count(role("engineers").value(), 2));
    assertThat(report.counts().byDomain()).containsExactly(new Count("d-abcdefghijkl", 2));
    assertThat(report.people())
        .extracting(Person::userName, Person::waiting, Person::trouble)
        .containsExactly(
            tuple("ana", "", ""),
            tuple("jane", "end of access held since 2026-11-23 06:00:00Z", ""),
            tuple("li.wei", "", "SageMaker says no"),
            tuple("mehmet", "to be deleted 2026-11-28 09:00:00Z", ""),
            tuple("olga", "to be deleted 2026-11-22 09:00:00Z", "a space is in use"));
  }

  @Test
  void aRowCountsItsMembersAndThoseWhoHaveItsRole() {
    company.has(company.joins(1, "ana", "engineers", "scientists"), State.GRANTED, "engineers");
    company.has(company.joins(2, "jane", "scientists"), State.GRANTED, "scientists");

    assertThat(company.report().mapping())
        .extracting(Row::group, Row::members, Row::holders)
        .containsExactly(tuple("engineers", 1, 1), tuple("scientists", 2, 1));
  }

  @Test
  void whoeverHasNothingAnyMoreStandsAmongThoseWhoLeft() {
    UserId ana = company.joins(1, "ana");
    company.isGone(ana, told(3, "Revoked", "left")).deleted(ana);

    AccessReport report = company.report();

    assertThat(report.people()).isEmpty();
    assertThat(report.gone())
        .containsExactly(
            new AccessReport.Gone(
                "", ana.value(), "d-abcdefghijkl", "2026-11-20 09:00:00Z", "Revoked", "left"));
  }

  private Person only() {
    assertThat(company.report().people()).hasSize(1);
    return company.report().people().getFirst();
  }
}
