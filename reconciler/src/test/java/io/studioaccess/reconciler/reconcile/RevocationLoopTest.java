package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Departure with a grace period, return, and held changes, reconcile by reconcile. */
class RevocationLoopTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final GroupName SCIENTISTS = new GroupName("scientists");
  private static final Trigger EVENT = Trigger.first("event-1");
  private static final Duration GRACE = Duration.ofDays(7);

  private final InMemoryCompany company = new InMemoryCompany();
  private Reconciler provisioner;
  private Reconciler deprovisioner;

  @BeforeEach
  void grantAccessWithAGracePeriod() {
    company.rules =
        new RevocationRules(
            company.rules.quarantineRole(),
            GRACE,
            PrivateSpaces.DELETE,
            company.rules.stuckAfter(),
            false);
    provisioner = company.reconciler(company.granting());
    deprovisioner = company.reconciler(company.revoking());
    company.granted("scientists");
    company.requeued.clear();
  }

  private void createSpace(String name, boolean shared) {
    company.spaces.put(
        NAME,
        List.of(new ObservedSpace(new SpaceName(name), shared, ObservedSpace.Status.IN_SERVICE)));
  }

  private void runApp() {
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE,
                Optional.empty())));
  }

  private Outcome revoke() {
    return deprovisioner.reconcile(ANA, EVENT).outcomes().getFirst();
  }

  private Outcome grant() {
    return provisioner.reconcile(ANA, EVENT).outcomes().getFirst();
  }

  private Optional<ProfileRecord> record() {
    return company.records.get(ANA).in(DOMAIN);
  }

  @Test
  void leaverIsQuarantinedThenDeletedWhenDue() {
    // Given
    Instant due = company.clock.instant().plus(GRACE);
    company.leave("scientists");
    runApp();
    createSpace("notebooks", false);

    // When
    List<Outcome> onTheFirstDay = List.of(revoke(), revoke(), revoke());
    company.advance(GRACE);
    List<Outcome> onTheDueDay = List.of(revoke(), revoke(), revoke());

    // Then
    assertThat(onTheFirstDay)
        .containsExactly(
            new Outcome.Started("DeleteApp"),
            new Outcome.Quarantined(
                DOMAIN, NAME, Optional.of(SCIENTISTS), SCIENTIST, due, Optional.empty()),
            new Outcome.Unchanged("profile ana is in quarantine until " + due));
    assertThat(onTheDueDay)
        .containsExactly(
            new Outcome.Started("DeleteSpace"),
            new Outcome.Started("DeleteProfile"),
            new Outcome.Revoked(
                DOMAIN,
                NAME,
                Optional.of(SCIENTISTS),
                SCIENTIST,
                Optional.of("200005"),
                Optional.empty()));
  }

  @Test
  void aTeardownListsSpacesOnceAndOnceMoreWhenDue() {
    // Given
    company.leave("scientists");
    runApp();
    createSpace("notebooks", false);

    // When
    revoke();
    company.advance(Duration.ofSeconds(15));
    revoke();
    int untilTheRoleIsSeen = company.spaceSearches.size();
    for (int i = 0; i < 5; i++) {
      company.advance(Duration.ofMinutes(1));
      revoke();
    }

    // Then
    assertThat(untilTheRoleIsSeen).isEqualTo(2);
    assertThat(company.spaceSearches).hasSize(2);
    assertThat(record().orElseThrow().departure().orElseThrow().spaces().orElseThrow().names())
        .containsExactly(new SpaceName("notebooks"));

    // When
    company.advance(GRACE);
    assertThat(revoke()).isEqualTo(new Outcome.Started("DeleteSpace"));
    company.advance(Duration.ofSeconds(15));
    assertThat(revoke()).isEqualTo(new Outcome.Started("DeleteProfile"));
    assertThat(revoke()).isInstanceOf(Outcome.Revoked.class);

    // Then
    assertThat(company.spaceSearches).hasSize(3);
  }

  @Test
  void aSpaceThatTheListingMissedIsFoundWhenItBlocks() {
    // Given
    company.leave("scientists");
    revoke();
    company.advance(GRACE);
    OperationExecutor busy =
        InMemoryCompany.executorReturning(
            Direction.REVOKE, () -> new OperationResult.Busy("ResourceInUse"));
    company.reconciler(busy).reconcile(ANA, EVENT);
    int before = company.spaceSearches.size();
    createSpace("late", false);

    // When
    company.advance(Duration.ofSeconds(5));
    Outcome outcome = revoke();

    // Then
    assertThat(outcome).isEqualTo(new Outcome.Started("DeleteSpace"));
    assertThat(company.spaceSearches).hasSize(before + 1);
    assertThat(company.spaceSearches.getLast().known()).isEmpty();
    assertThat(company.spaceSearches.getLast().wholeSince())
        .isEqualTo(company.clock.instant().minusSeconds(5).plusMillis(1));
  }

  @Test
  void anUnfinishedListingDefersAllButTheRole() {
    company.leave("scientists");
    runApp();
    company.stillListing = true;

    assertThat(revoke()).isInstanceOf(Outcome.Started.class);
    assertThat(revoke()).isInstanceOf(Outcome.Deferred.class);
    assertThat(company.profiles.get(NAME).role()).contains(company.rules.quarantineRole());
    assertThat(company.requeued).hasSize(2);

    company.stillListing = false;
    assertThat(revoke()).isEqualTo(new Outcome.Started("DeleteApp"));
  }

  @Test
  void aReturningUserIsForgottenByTheListing() {
    company.leave("scientists");
    createSpace("notebooks", false);
    revoke();
    company.join("scientists");
    grant();
    grant();

    assertThat(record().orElseThrow().departure()).isEmpty();
  }

  @Test
  void quarantineHasNoPendingReconcile() {
    company.leave("scientists");
    revoke();
    company.requeued.clear();
    revoke();

    assertThat(company.requeued).isEmpty();
    assertThat(company.records.get(ANA).pendingReconciles()).isEmpty();
  }

  @Test
  void sharedSpaceBlocksWithoutARequeue() {
    company.leave("scientists");
    createSpace("team", true);
    revoke();
    revoke();
    company.advance(GRACE);
    company.requeued.clear();

    assertThat(revoke()).isInstanceOf(Outcome.Blocked.class);
    assertThat(company.requeued).isEmpty();
    assertThat(company.spaces).containsKey(NAME);

    company.spaces.clear();
    assertThat(revoke()).isEqualTo(new Outcome.Started("DeleteProfile"));
  }

  @Test
  void returnIsRestoredEvenOverTheLimit() {
    company.leave("scientists");
    revoke();
    revoke();
    company.join("scientists");
    company.admitted = false;

    assertThat(grant()).isEqualTo(new Outcome.Started("Restore"));
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(grant())
        .isEqualTo(
            new Outcome.Restored(
                DOMAIN, NAME, SCIENTISTS, SCIENTIST, "https://d-one.studio", Optional.empty()));
    assertThat(grant()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.announcements).isZero();
  }

  @Test
  void overTheLimitARevocationIsHeldAndAnnouncedOnce() {
    // Given
    company.leave("scientists");
    runApp();
    company.admitted = false;
    company.requeued.clear();

    // When
    Outcome first = revoke();
    Outcome second = revoke();

    // Then
    assertThat(first)
        .isEqualTo(
            new Outcome.Held(
                DOMAIN, NAME, new Hold(company.clock.instant(), Optional.empty(), false)));
    assertThat(second).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.announcements).isEqualTo(1);
    assertThat(company.published).extracting(UserOutcome::outcome).contains(first);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(company.apps).containsKey(NAME);
    assertThat(company.requeued).isEmpty();
  }

  @Test
  void laterRoomDoesNotReleaseAHeldChange() {
    company.leave("scientists");
    company.admitted = false;
    revoke();
    company.admitted = true;
    company.advance(Duration.ofHours(2));

    assertThat(revoke()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void releasedChangeIsExecutedOverTheLimit() {
    company.leave("scientists");
    company.admitted = false;
    revoke();
    company.verdict = Optional.of(Verdict.RELEASED);

    assertThat(revoke()).isInstanceOf(Outcome.Quarantined.class);
    assertThat(record().flatMap(ProfileRecord::hold)).isEmpty();
  }

  @Test
  void rejectedChangeIsNotExecuted() {
    company.leave("scientists");
    company.admitted = false;
    revoke();
    company.verdict = Optional.of(Verdict.REJECTED);

    assertThat(revoke()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(record().flatMap(ProfileRecord::hold).orElseThrow().rejected()).isTrue();
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void disabledUserIsNeverHeld() {
    runApp();
    company.admitted = false;
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana"), false));

    assertThat(revoke()).isEqualTo(new Outcome.Started("DeleteApp"));
    assertThat(company.apps).isEmpty();
    assertThat(revoke()).isInstanceOf(Outcome.Quarantined.class);
    assertThat(company.limitChecks).isEmpty();
    assertThat(company.announcements).isZero();
  }

  @Test
  void roleIsTakenThoughAppsCannotBeListed() {
    company.leave("scientists");
    company.unlistable = Optional.of("ListApps is denied");

    assertThatThrownBy(() -> deprovisioner.reconcile(ANA, EVENT).throwFailure())
        .hasMessage("ListApps is denied");
    assertThat(company.profiles.get(NAME).role()).contains(company.rules.quarantineRole());
    assertThat(record().map(ProfileRecord::state)).contains(ProfileRecord.State.REVOKING);
  }

  @Test
  void failedReconcileIsNotSupersededWhenItsMessageReturns() {
    company.leave("scientists");
    runApp();
    assertThat(revoke()).isInstanceOf(Outcome.Started.class);
    Trigger waiting = company.requeued.getLast().trigger();
    company.unlistable = Optional.of("ListApps is throttled");
    deprovisioner.reconcile(ANA, waiting);
    company.unlistable = Optional.empty();

    assertThat(deprovisioner.reconcile(ANA, waiting.nextAttempt()).outcomes())
        .singleElement()
        .isInstanceOf(Outcome.Quarantined.class);
  }

  @Test
  void provisionerHoldsARoleChange() {
    company.join("engineers");
    company.admitted = false;

    assertThat(revoke()).isEqualTo(new Outcome.HandedOver("Retarget"));
    assertThat(company.announcements).isZero();
    assertThat(grant())
        .isEqualTo(
            new Outcome.Held(
                DOMAIN, NAME, new Hold(company.clock.instant(), Optional.of(ENGINEER), false)));
    assertThat(company.announcements).isEqualTo(1);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void provisionerHandsOverALeaver() {
    company.leave("scientists");

    assertThat(grant())
        .isEqualTo(new Outcome.HandedOver("the access of profile ana must be revoked"));
    revoke();
    revoke();
    assertThat(grant()).isInstanceOf(Outcome.Unchanged.class);
    company.advance(GRACE);
    assertThat(grant()).isInstanceOf(Outcome.HandedOver.class);
  }
}
