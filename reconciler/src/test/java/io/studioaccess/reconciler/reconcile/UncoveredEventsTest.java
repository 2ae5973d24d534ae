package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An event may only count as covered if a reconcile has really read the change, or will. */
class UncoveredEventsTest {
  private final InMemoryCompany company = new InMemoryCompany();
  private final ReconcileMessageReader deprovisioner =
      new ReconcileMessageReader(
          new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1")),
          company,
          company,
          Direction.REVOKE,
          () -> company.clock.instant());

  @Test
  void aProvisionerThatHandsNothingOverCoversNoRemoval() {
    // Given
    grantedFiveMinutesAgo();
    Instant change = company.clock.instant();
    PendingReconcile ofAnotherDomain =
        new PendingReconcile(99, change.plus(Duration.ofMinutes(14)), change);
    company.records.put(
        ANA, company.records.get(ANA).with(Direction.REVOKE, Optional.of(ofAnotherDomain)));
    company.leave("scientists");
    company.advance(Duration.ofMinutes(1));

    // When
    List<Outcome> outcomes =
        company
            .reconciler(company.granting())
            .reconcile(ANA, Trigger.ofEvent("added elsewhere", Optional.of(change)))
            .outcomes();
    company.advance(Duration.ofMinutes(1));

    // Then
    assertThat(outcomes).hasOnlyElementsOfType(Outcome.HandedOver.class);
    assertThat(company.handedOver).isEmpty();
    assertThat(deprovisioner.read(membershipDeleted(change, user(ANA.value())), "message"))
        .isInstanceOf(ReconcileMessage.Reconcile.class);
  }

  @Test
  void aDelayedHandOverCoversNoRemoval() {
    // Given
    grantedFiveMinutesAgo();
    Instant change = company.clock.instant();
    company.leave("scientists");
    company.advance(Duration.ofMinutes(1));
    Trigger handedOverOften =
        IntStream.range(0, 9)
            .boxed()
            .reduce(Trigger.first("e"), (trigger, _) -> trigger.handedOver(), (one, _) -> one);

    // When
    company.reconciler(company.granting()).reconcile(ANA, handedOverOften);
    company.advance(Duration.ofMinutes(1));

    // Then
    assertThat(deprovisioner.read(membershipDeleted(change, user(ANA.value())), "message"))
        .isInstanceOf(ReconcileMessage.Reconcile.class);
  }

  @Test
  void noReconcileIsPendingWhereTheChainEnds() {
    // Given
    grantedFiveMinutesAgo();
    company.leave("scientists");
    Trigger last =
        IntStream.range(0, ChainLimit.LINKS)
            .boxed()
            .reduce(Trigger.first("e"), (trigger, _) -> trigger.restarted(), (one, _) -> one);

    // When
    company.reconciler(company.revoking()).reconcile(ANA, last);

    // Then
    assertThat(company.records.get(ANA).pendingReconciles()).isEmpty();
  }

  @Test
  void aTooEarlyRemovalIsReadAgainAlsoAfterAHandOver() {
    company.join("scientists");

    company
        .reconciler(company.revoking())
        .reconcile(ANA, Trigger.ofEvent("left", Optional.of(company.clock.instant())));

    assertThat(company.requeued).isNotEmpty();
  }

  @Test
  void aTooEarlyEventIsReadAgainByASlowClock() {
    grantedFiveMinutesAgo();
    Instant aheadOfUs = company.clock.instant().plusSeconds(1);

    company
        .reconciler(company.revoking())
        .reconcile(ANA, Trigger.ofEvent("left", Optional.of(aheadOfUs)));

    assertThat(company.requeued).isNotEmpty();
  }

  @Test
  void anAbsurdTimeCountsAsAbsent() {
    assertThat(deprovisioner.read(membershipDeleted(Instant.MAX, user(ANA.value())), "message"))
        .isInstanceOf(ReconcileMessage.Reconcile.class);
  }

  @Test
  void aUserOfAnUnknownFieldIsNotTheMember() {
    // Given
    grantedFiveMinutesAgo();
    String membership =
        "arn:aws:identitystore:::membership/" + company.memberships.getFirst().id().value();
    Map<String, Object> event =
        new HashMap<>(membershipDeleted(company.clock.instant(), membership));
    event.put(
        "detail",
        Map.of("identity", Map.of("userId", "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-00000000000a")));

    // When // Then
    assertThat(deprovisioner.read(event, "message"))
        .isInstanceOfSatisfying(
            ReconcileMessage.Reconcile.class,
            reconcile -> assertThat(reconcile.user()).isEqualTo(ANA));
  }

  private void grantedFiveMinutesAgo() {
    company.granted("scientists");
    company.advance(Duration.ofMinutes(5));
    company.requeued.clear();
  }

  private static String user(String id) {
    return "arn:aws:identitystore:::user/" + id;
  }

  private static Map<String, Object> membershipDeleted(Instant time, String resource) {
    return Map.of(
        "source",
        "aws.identitystore",
        "detail-type",
        "GroupMembership Deleted",
        "region",
        "eu-west-1",
        "time",
        time.toString(),
        "resources",
        List.of(resource),
        "detail",
        Map.of("event-version", "1.0"));
  }
}
