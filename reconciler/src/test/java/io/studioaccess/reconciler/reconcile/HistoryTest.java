package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.granting());
  private final Reconciler deprovisioner = company.reconciler(company.revoking());

  private List<HistoryEntry> history() {
    return company.records.get(ANA).history();
  }

  @Test
  void recordsReportedOutcomesOnly() {
    // Given
    company.granted("scientists");
    Instant granted = company.clock.instant();

    // When
    company.join("engineers");
    company.advance(Duration.ofDays(1));
    Trigger joined = Trigger.first("event-2");
    while (provisioner.reconcile(ANA, joined).outcomes().getFirst() instanceof Outcome.Started) {}
    provisioner.reconcile(ANA, Trigger.first("event-3"));

    // Then
    assertThat(history())
        .containsExactly(
            new HistoryEntry(granted, "event-1", DOMAIN, "Granted", SCIENTIST.value()),
            new HistoryEntry(
                company.clock.instant(), "event-2", DOMAIN, "Changed", ENGINEER.value()));
  }

  @Test
  void historyOutlivesTheLastProfile() {
    company.granted("scientists");
    company.leave("scientists");
    Trigger left = Trigger.first("event-2");
    while (deprovisioner.reconcile(ANA, left).outcomes().getFirst() instanceof Outcome.Started) {
      company.advance(Duration.ofMinutes(1));
    }

    assertThat(company.records.get(ANA).isEmpty()).isTrue();
    assertThat(history()).last().extracting(HistoryEntry::outcome).isEqualTo("Revoked");
  }

  @Test
  void doesNotRecordAnUnpublishedOutcome() {
    company.join("scientists");
    company.rows.replaceAll(
        row ->
            InMemoryCompany.row(
                row.group().value(), new RoleArn("arn:aws:iam::111122223333:role/admin"), 1));
    company.busIsDown = true;

    assertThatThrownBy(() -> provisioner.reconcile(ANA, Trigger.first("event-1")))
        .hasMessage("the bus is down");

    assertThat(history()).isEmpty();
  }

  @Test
  void repeatedOutcomeReplacesTheEarlierEntry() {
    UserRecord record =
        UserRecord.empty()
            .with(entry(0, "Refused", "no such role"))
            .with(entry(1, "Refused", "no such role"));

    assertThat(record.history()).containsExactly(entry(1, "Refused", "no such role"));
    assertThat(record.with(entry(2, "Refused", "another reason")).history()).hasSize(2);
  }

  @Test
  void keepsTheLastTenEntries() {
    UserRecord record = UserRecord.empty();
    for (int i = 0; i < 25; i++) {
      record = record.with(entry(i, "Changed", "role-" + i));
    }

    assertThat(record.history())
        .isEqualTo(
            IntStream.range(15, 25).mapToObj(i -> entry(i, "Changed", "role-" + i)).toList());
  }

  @Test
  void truncatesALongReason() {
    Outcome.Reported refused = new Outcome.Refused(DOMAIN, "x".repeat(1_000));

    assertThat(HistoryEntry.of(refused, "event-1", NOON).text()).isEqualTo("x".repeat(200));
  }

  private static HistoryEntry entry(int minute, String outcome, String text) {
    return new HistoryEntry(
        NOON.plusSeconds(60L * minute), "event-" + minute, DOMAIN, outcome, text);
  }
}
