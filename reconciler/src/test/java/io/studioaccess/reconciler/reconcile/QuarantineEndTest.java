package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuarantineEndTest {
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final QuarantineEnd end = new QuarantineEnd(company, () -> company.clock.instant());

  private Reconciler deprovisionerWithOneWeekGrace() {
    company.rules =
        new RevocationRules(
            InMemoryCompany.role("quarantine"),
            Duration.ofDays(7),
            PrivateSpaces.DELETE,
            Duration.ofHours(6),
            false);
    return company.reconciler(company.revoking());
  }

  @Test
  void nextReconcileDeletesTheProfile() {
    // Given
    Reconciler deprovisioner = deprovisionerWithOneWeekGrace();
    company.granted("scientists");
    company.leave("scientists");
    while (!(deprovisioner.reconcile(ANA, EVENT).outcomes().getFirst()
        instanceof Outcome.Unchanged)) {
      company.advance(Duration.ofMinutes(1));
    }
    assertThat(company.profiles).isNotEmpty();

    // When
    QuarantineEnd.Answer answer = end.bringForward(ANA, DOMAIN);

    // Then
    assertThat(answer).isEqualTo(QuarantineEnd.Answer.DUE);
    while (deprovisioner.reconcile(ANA, EVENT).outcomes().getFirst() instanceof Outcome.Started) {
      company.advance(Duration.ofMinutes(1));
    }
    assertThat(company.profiles).isEmpty();
    assertThat(company.records.get(ANA).history())
        .last()
        .extracting(HistoryEntry::outcome)
        .isEqualTo("Revoked");
  }

  @Test
  void userNotInQuarantineIsUnchanged() {
    company.granted("scientists");
    UserRecord before = company.records.get(ANA);

    assertThat(end.bringForward(ANA, DOMAIN)).isEqualTo(QuarantineEnd.Answer.NOT_IN_QUARANTINE);
    assertThat(end.bringForward(ANA, new DomainId("d-two")))
        .isEqualTo(QuarantineEnd.Answer.NOT_IN_QUARANTINE);
    assertThat(company.records.get(ANA)).isEqualTo(before);
    assertThat(company.leased).isEmpty();
  }

  @Test
  void leasedUserIsUnchanged() {
    company.acquire(ANA);

    assertThat(end.bringForward(ANA, DOMAIN)).isEqualTo(QuarantineEnd.Answer.LEASED);
  }
}
