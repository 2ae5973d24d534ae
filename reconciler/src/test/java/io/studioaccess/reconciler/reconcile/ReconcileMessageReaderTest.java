package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two events of one change, and events that name a membership, a group, several users or nobody.
 */
class ReconcileMessageReaderTest {
  private static final UserId BEN = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002");
  private static final String MEMBERSHIP = "00000000-1111-4000-8000-000000000000";
  private static final String GROUP = "00000000-0000-4000-8000-000000000000";

  private final InMemoryCompany company = new InMemoryCompany();
  private final ReconcileMessageReader reader =
      new ReconcileMessageReader(
          new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1")),
          company,
          company,
          Direction.GRANT,
          () -> company.clock.instant());

  @Test
  void theTwinOfAnEventThatTheFunctionsWorkOnNeedsNoReconcile() {
    // Given
    company.join("scientists");
    Instant change = company.clock.instant();
    assertReconciles(read(nativeEvent("user/" + ANA, change)));
    var started = company.reconciler(company.granting()).reconcile(ANA, Trigger.first("native"));

    // Then
    assertThat(started.outcomes()).hasOnlyElementsOfType(Outcome.Started.class);
    assertLeftToThePending(change);
    company.advance(Duration.ofSeconds(5));
    var granted = company.reconciler(company.granting()).reconcile(ANA, Trigger.first("again"));
    assertThat(granted.outcomes()).isNotEmpty();
    company.advance(Duration.ofMinutes(5));
    assertCovered(read(nativeEvent("user/" + ANA, change)));
  }

  @Test
  void anEventOfALaterChangeNeedsAReconcile() {
    company.granted("scientists");
    company.advance(Duration.ofMinutes(5));

    assertReconciles(read(nativeEvent("user/" + ANA, company.clock.instant())));
  }

  @Test
  void aReconcileBeforeTheDirectorySettlesIsRepeatedOnce() {
    // Given
    company.granted("scientists");
    company.advance(Duration.ofMinutes(5));
    company.requeued.clear();
    Instant change = company.clock.instant();
    Reconciler provisioner = company.reconciler(company.granting());

    // When: the directory may still show the state before the change
    provisioner.reconcile(ANA, Trigger.ofEvent("event", Optional.of(change))).throwFailure();

    // Then
    assertLeftToThePending(change);
    company.advance(Duration.ofSeconds(5));
    assertThat(company.requeued).hasSize(1);
    provisioner.reconcile(ANA, company.requeued.getFirst().trigger()).throwFailure();
    assertThat(company.requeued).hasSize(1);
    assertCovered(read(nativeEvent("user/" + ANA, change)));
  }

  @Test
  void aRequestThatFindsNothingLeavesAReconcileThatIsDueSoon() {
    // Given
    company.granted("scientists");
    company.advance(Duration.ofMinutes(5));
    Reconciler provisioner = company.reconciler(company.granting());
    Trigger event = Trigger.ofEvent("event", Optional.of(company.clock.instant()));
    provisioner.reconcile(ANA, event).throwFailure();
    Trigger left = company.requeued.getLast().trigger();

    // When
    company.advance(Duration.ofSeconds(1));
    Trigger sweep = Trigger.first("sweep").withSinceIfAbsent(company.clock.instant());
    provisioner.reconcile(ANA, sweep).throwFailure();
    company.advance(Duration.ofSeconds(4));

    // Then
    assertThat(provisioner.reconcile(ANA, left).outcomes().toString())
        .doesNotContain("a later reconcile request replaced this one");
  }

  @Test
  void aFailedReconcileCoversNothing() {
    // Given
    company.granted("scientists");
    company.advance(Duration.ofMinutes(5));
    Instant change = company.clock.instant();
    company.advance(Duration.ofMinutes(1));
    company.unreadable = Optional.of("AWS fails");
    company.begunAt.clear();

    // When
    var failed = company.reconciler(company.granting()).reconcile(ANA, Trigger.first("event"));

    // Then
    assertThat(failed.hasFailures()).isTrue();
    assertReconciles(read(nativeEvent("user/" + ANA, change)));
  }

  @Test
  void whoeverInvokesAFunctionByHandGetsAReconcile() {
    company.granted("scientists");
    Instant change = company.clock.instant().minusSeconds(3_600);

    assertCovered(read(nativeEvent("user/" + ANA, change)));
    assertReconciles(reader.readEach(nativeEvent("user/" + ANA, change), "manual"));
  }

  @Test
  void anEventWithoutATimeIsAlwaysReconciled() {
    company.granted("scientists");
    Map<String, Object> event = nativeEvent("user/" + ANA, company.clock.instant());
    event.put("time", "yesterday");

    assertReconciles(read(event));
  }

  @Test
  void ofSeveralUsersThoseWhoAreCoveredAreLeftOut() {
    company.granted("scientists");
    Map<String, Object> event =
        nativeEvent("user/" + ANA, company.clock.instant().minusSeconds(60));
    event.put("resources", List.of(arn("user/" + ANA), arn("user/" + BEN)));

    assertThat(read(event))
        .isInstanceOfSatisfying(
            ReconcileMessage.ReconcileAll.class,
            several -> assertThat(several.users()).containsExactly(BEN));
  }

  @Test
  void aMembershipIsThatOfItsRecordedMember() {
    company.recordMembership(ANA, new Membership(new MembershipId(MEMBERSHIP), new GroupId(GROUP)));

    assertReconciles(read(nativeEvent("membership/" + MEMBERSHIP, company.clock.instant())));
  }

  @Test
  void aNewMembershipIsReadFromTheDirectory() {
    company.join("scientists");

    assertReconciles(read(nativeEvent("membership/" + MEMBERSHIP, company.clock.instant())));
  }

  @Test
  void anUnknownMembershipMeansItsGroupOrEverybody() {
    Map<String, Object> event = nativeEvent("membership/" + MEMBERSHIP, company.clock.instant());
    assertCompares(read(event), Optional.empty(), false);

    event.put("resources", List.of(arn("membership/" + MEMBERSHIP), arn("group/" + GROUP)));
    assertCompares(read(event), Optional.of(new GroupId(GROUP)), false);
  }

  @Test
  void aGroupAloneMeansTheWholeGroup() {
    assertCompares(
        read(nativeEvent("group/" + GROUP, company.clock.instant())),
        Optional.of(new GroupId(GROUP)),
        false);
  }

  @Test
  void nothingReadableMeansEverybody() {
    Map<String, Object> event = nativeEvent("none", company.clock.instant());
    assertCompares(read(event), Optional.empty(), false);

    event.put("detail-type", "User Disabled");
    assertCompares(read(event), Optional.empty(), true);
  }

  private ReconcileMessage read(Map<String, Object> event) {
    return reader.read(event, "message");
  }

  private static void assertReconciles(ReconcileMessage message) {
    assertThat(message)
        .isInstanceOfSatisfying(
            ReconcileMessage.Reconcile.class,
            reconcile -> {
              assertThat(reconcile.user()).isEqualTo(ANA);
              assertThat(reconcile.isMembershipEvent()).isTrue();
            });
  }

  /** Nothing is read but the record, and nothing is requested. */
  private void assertLeftToThePending(Instant change) {
    int requests = company.requeued.size();
    assertReconciles(read(nativeEvent("user/" + ANA, change)));
    Trigger twin = Trigger.ofEvent("twin", Optional.of(change));
    assertThat(company.reconciler(company.granting()).reconcile(ANA, twin).outcomes())
        .containsExactly(
            new Outcome.Unchanged("a reconcile that covers the change is due within seconds"));
    assertThat(company.requeued).hasSize(requests);
    assertThat(company.leased).isEmpty();
  }

  private static void assertCovered(ReconcileMessage message) {
    assertThat(message)
        .isInstanceOfSatisfying(
            ReconcileMessage.Ignored.class,
            ignored -> {
              assertThat(ignored.reason()).contains("covers the change");
              assertThat(ignored.isMembershipEvent()).isTrue();
            });
  }

  private static void assertCompares(
      ReconcileMessage message, Optional<GroupId> group, boolean isStatus) {
    assertThat(message)
        .isInstanceOfSatisfying(
            ReconcileMessage.Compare.class,
            compare -> {
              assertThat(compare.group()).isEqualTo(group);
              assertThat(compare.isStatus()).isEqualTo(isStatus);
            });
  }

  private static String arn(String resource) {
    return "arn:aws:identitystore:::" + resource;
  }

  private static Map<String, Object> nativeEvent(String resource, Instant time) {
    return new HashMap<>(
        Map.of(
            "source",
            "aws.identitystore",
            "detail-type",
            "GroupMembership Created",
            "region",
            "eu-west-1",
            "time",
            time.toString(),
            "resources",
            List.of(arn(resource)),
            "detail",
            Map.of("event-version", "1.0")));
  }
}
