package io.studioaccess.reconcile;

import static io.studioaccess.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.plan.Outcome;
import io.studioaccess.plan.ProfileRecord;
import io.studioaccess.plan.ProfileStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes wrong, is in the way, or is already under way. */
class ReconcilerFaultsTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final Trigger EVENT = Trigger.first("event-1");

  private final InMemoryCompany company = new InMemoryCompany();
  private final Reconciler provisioner = company.reconciler(company.giving());

  @Test
  void aLookThatCameTooEarlyIsFollowedByALaterOne() {
    company.join("scientists");
    company.profile("ana", "ana", SCIENTIST, ProfileStatus.PENDING);
    company.tags.put(NAME, ANA);

    assertThat(provisioner.reconcile(ANA, EVENT.next().next()))
        .containsExactly(new Outcome.Deferred("profile ana is PENDING"));
    assertThat(company.toMyself.getFirst().trigger().attempt()).isEqualTo(4);
    assertThat(company.toMyself.getFirst().trigger().eventId()).isEqualTo("event-1");
  }

  @Test
  void aFreshLookTakesThePlaceOfTheOneThatIsWaiting() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    LookAgain waiting = company.toMyself.getLast();

    // When
    provisioner.reconcile(ANA, Trigger.first("event-2"));
    LookAgain later = company.toMyself.getLast();

    // Then
    int sent = company.toMyself.size();
    assertThat(provisioner.reconcile(ANA, waiting.trigger()))
        .containsExactly(new Outcome.Unchanged("a later look has taken the place of this one"));
    assertThat(company.toMyself).hasSize(sent);
    assertThat(provisioner.reconcile(ANA, later.trigger()))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aLookThatWasLostIsNotWaitedForLongerThanAMessageCanBeDelayed() {
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    NextLook next = company.records.get(ANA).nextLook(Side.PROVISIONER).orElseThrow();

    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(14)))).isTrue();
    assertThat(next.isExpected(next.due().plus(Duration.ofMinutes(15)))).isFalse();
  }

  @Test
  void whatTheOtherFunctionIsAtAlreadyIsNotHandedOverAgain() {
    // Given
    company.granted("scientists");
    company.leave("scientists");
    Mandate blocked = mock(Mandate.class);
    when(blocked.covers(any())).thenReturn(true);
    when(blocked.side()).thenReturn(Side.DEPROVISIONER);
    when(blocked.apply(any())).thenReturn(new Applied.Busy("a space is associated with it"));

    // When
    provisioner.reconcile(ANA, EVENT);
    company.reconciler(blocked).reconcile(ANA, company.toTheOther.getFirst().trigger());
    provisioner.reconcile(ANA, Trigger.first("event-2"));

    // Then
    assertThat(company.toTheOther).hasSize(1);
  }

  @Test
  void aLookThatIsUnderWayElsewhereIsWaitedForWithoutTouchingAnything() {
    company.join("scientists");
    company.leased.add(ANA);

    assertThat(provisioner.reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Deferred("another look at this user is under way"));
    assertThat(company.toMyself).hasSize(1);
    assertThat(company.profiles).isEmpty();
  }

  @Test
  void anOutcomeThatCouldNotBeToldIsToldByTheNextLook() {
    // Given
    company.join("scientists");
    provisioner.reconcile(ANA, EVENT);
    company.busIsDown = true;

    // When
    assertThatThrownBy(() -> provisioner.reconcile(ANA, EVENT)).hasMessage("the bus is down");
    company.busIsDown = false;

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(provisioner.reconcile(ANA, EVENT))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void aCreateThatFailsLeavesItsIntentAndNoLease() {
    // Given
    company.join("scientists");
    Mandate failing = mock(Mandate.class);
    when(failing.side()).thenReturn(Side.PROVISIONER);
    when(failing.covers(any())).thenReturn(true);
    doThrow(new IllegalStateException("throttled")).when(failing).apply(any());

    // When
    Reconciler unlucky = company.reconciler(failing);
    assertThatThrownBy(() -> unlucky.reconcile(ANA, EVENT)).hasMessage("throttled");

    // Then
    assertThat(company.leased).isEmpty();
    assertThat(company.records.get(ANA).in(DOMAIN))
        .map(ProfileRecord::state)
        .contains(ProfileRecord.State.GRANTING);
    provisioner.reconcile(ANA, EVENT);
    provisioner.reconcile(ANA, EVENT);
    assertThat(provisioner.reconcile(ANA, EVENT))
        .singleElement()
        .isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void whatIsInTheWayIsWaitedForLongerAndLongerAndToldOfOnce() {
    company.granted("scientists");
    company.leave("scientists");
    company.published.clear();
    Mandate blocked = mock(Mandate.class);
    when(blocked.covers(any())).thenReturn(true);
    when(blocked.side()).thenReturn(Side.DEPROVISIONER);
    when(blocked.apply(any())).thenReturn(new Applied.Busy("a space is associated with it"));
    Reconciler reconciler = company.reconciler(blocked);

    Trigger trigger = EVENT;
    for (int look = 1; look <= 10; look++) {
      reconciler.reconcile(ANA, trigger);
      trigger = company.toMyself.getLast().trigger();
      assertThat(trigger.attempt()).isEqualTo(look + 1);
    }

    assertThat(company.published)
        .extracting(OutcomeOfUser::outcome)
        .filteredOn(Outcome.Blocked.class::isInstance)
        .containsExactly(new Outcome.Blocked(DOMAIN, NAME, "a space is associated with it"));
  }

  @Test
  void aCreateThatAwsWillNeverAcceptIsRefusedAndForgotten() {
    company.join("scientists");
    Mandate refusing = mock(Mandate.class);
    when(refusing.side()).thenReturn(Side.PROVISIONER);
    when(refusing.covers(any())).thenReturn(true);
    when(refusing.apply(any()))
        .thenReturn(new Applied.Refused("the role does not trust SageMaker"));

    assertThat(company.reconciler(refusing).reconcile(ANA, EVENT))
        .containsExactly(new Outcome.Refused(DOMAIN, "the role does not trust SageMaker"));
    assertThat(company.records.get(ANA).profiles()).isEmpty();
    assertThat(company.toMyself).isEmpty();
  }
}
