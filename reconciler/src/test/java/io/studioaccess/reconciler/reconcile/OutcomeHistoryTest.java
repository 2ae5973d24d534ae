package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What auditors find, and what happens if it cannot be written. */
class OutcomeHistoryTest {
  private static final Cause BY_ADMIN =
      new Cause(
          Optional.of("sso-directory.amazonaws.com/AddMemberToGroup"),
          Optional.of("arn:aws:iam::111122223333:role/DirectoryAdmin"));

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());
  private final Reconciler deprovisioner = company.reconciler(company.revoking());

  private Collection<RecordedOutcome> history() {
    return company.history.values();
  }

  private ReconcileResult reconcile(Reconciler function, String event) {
    ReconcileResult result;
    do {
      company.advance(Duration.ofMinutes(1));
      result = function.reconcile(ANA, Trigger.first(event).withCause(BY_ADMIN));
    } while (result.outcomes().getFirst() instanceof Outcome.Started);
    return result;
  }

  @Test
  void aChangeHasItsRolesItsGroupAndWhoMadeIt() {
    // Given
    company.granted("scientists");
    company.join("engineers");

    // When
    reconcile(provisioner, "event-2");

    // Then
    RecordedOutcome changed = history().stream().reduce((_, last) -> last).orElseThrow();
    assertThat(changed.outcome()).isEqualTo("Changed");
    assertThat(changed.before()).contains(SCIENTIST);
    assertThat(changed.role()).contains(ENGINEER);
    assertThat(changed.group()).contains(new GroupName("engineers"));
    assertThat(changed.eventId()).isEqualTo("event-2");
    assertThat(changed.cause()).isEqualTo(BY_ADMIN);
    assertThat(changed.at()).isEqualTo(company.clock.instant());
  }

  @Test
  void whatChangesNothingAddsNothing() {
    company.granted("scientists");

    reconcile(provisioner, "event-2");

    assertThat(history()).extracting(RecordedOutcome::outcome).containsExactly("Granted");
  }

  @Test
  void troubleIsKeptOnceUntilItChanges() {
    // Given
    company.join("scientists");
    company.rows.replaceAll(
        row ->
            InMemoryCompany.row(
                row.group().value(), new RoleArn("arn:aws:iam::111122223333:role/admin"), 1));

    // When
    reconcile(provisioner, "event-1");
    reconcile(provisioner, "event-2");

    // Then
    assertThat(history()).extracting(RecordedOutcome::outcome).containsExactly("Refused");
  }

  @Test
  void aFailedWriteEndsNoRevocationAndIsMadeUpForByTheNextReconcile() {
    // Given
    company.granted("scientists");
    company.leave("scientists");
    company.historyIsDown = true;

    // When
    ReconcileResult result = reconcile(deprovisioner, "event-2");

    // Then
    assertThat(result.outcomes()).hasOnlyElementsOfType(Outcome.Revoked.class);
    assertThat(company.profiles).isEmpty();
    assertThat(company.records.get(ANA).unrecorded())
        .extracting(RecordedOutcome::outcome)
        .containsExactly("Revoked");
    assertThatThrownBy(result::throwFailure).hasMessage("the history is down");

    // When
    company.historyIsDown = false;
    reconcile(deprovisioner, "event-2").throwFailure();

    // Then
    assertThat(history())
        .extracting(RecordedOutcome::outcome)
        .containsExactly("Granted", "Revoked");
    assertThat(company.records.get(ANA).unrecorded()).isEmpty();
  }

  @Test
  void theMomentOfALateWriteIsThatOfTheOutcome() {
    // Given
    company.historyIsDown = true;
    company.join("scientists");
    reconcile(provisioner, "event-1");
    var told = company.clock.instant();

    // When
    company.historyIsDown = false;
    company.advance(Duration.ofHours(5));
    reconcile(provisioner, "event-2").throwFailure();

    // Then
    assertThat(history()).extracting(RecordedOutcome::at).containsExactly(told);
    assertThat(history()).extracting(RecordedOutcome::eventId).containsExactly("event-1");
  }

  @Test
  void aFunctionThatHandsOverLeavesTheHistoryToTheOther() {
    // Given
    company.historyIsDown = true;
    company.join("scientists");
    reconcile(provisioner, "event-1");
    company.leave("scientists");

    // When
    ReconcileResult result = provisioner.reconcile(ANA, Trigger.first("event-2"));

    // Then
    assertThat(result.outcomes()).hasOnlyElementsOfType(Outcome.HandedOver.class);
    assertThat(company.handedOver).hasSize(1);
    assertThatCode(result::throwFailure).doesNotThrowAnyException();
    assertThat(company.records.get(ANA).unrecorded()).hasSize(1);
  }

  @Test
  void anOutcomeThatIsToldAgainBecauseTheQueueFailedIsOneItem() {
    // Given
    company.join("scientists");
    reconcile(provisioner, "event-1");
    UserRecord before = company.records.get(ANA);
    company.leave("scientists");
    reconcile(deprovisioner, "event-2");

    // When
    company.records.put(ANA, company.records.get(ANA).withUnrecorded(history().stream().toList()));
    reconcile(deprovisioner, "event-2").throwFailure();

    // Then
    assertThat(before.lastReported()).isBefore(company.clock.instant());
    assertThat(history()).hasSize(2);
  }
}
