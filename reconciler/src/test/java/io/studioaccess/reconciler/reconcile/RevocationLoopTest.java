package io.studioaccess.reconciler.reconcile;

import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ANA;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.DOMAIN;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.ENGINEER;
import static io.studioaccess.reconciler.reconcile.InMemoryCompany.SCIENTIST;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Leaving with a grace period, coming back, and changes that are held, look by look. */
class RevocationLoopTest {
  private static final ProfileName NAME = new ProfileName("ana");
  private static final GroupName SCIENTISTS = new GroupName("scientists");
  private static final Trigger EVENT = Trigger.first("event-1");
  private static final Duration GRACE = Duration.ofDays(7);

  private final InMemoryCompany company = new InMemoryCompany();
  private Reconciler provisioner;
  private Reconciler deprovisioner;

  @BeforeEach
  void aScientistUnderAGracePeriod() {
    company.leaving =
        new RevocationRules(
            company.leaving.quarantineRole(),
            GRACE,
            PrivateSpaces.DELETE,
            company.leaving.stuckAfter());
    provisioner = company.reconciler(company.granting());
    deprovisioner = company.reconciler(company.revoking());
    company.granted("scientists");
    company.requeue.clear();
  }

  private void space(String name, boolean shared) {
    company.spaces.put(
        NAME,
        List.of(new ObservedSpace(new SpaceName(name), shared, ObservedSpace.Status.IN_SERVICE)));
  }

  private void appRuns() {
    company.apps.put(
        NAME,
        List.of(
            new ObservedApp(
                new ObservedApp.App(Optional.empty(), "JupyterServer", "default"),
                ObservedApp.Status.IN_SERVICE)));
  }

  private Outcome take() {
    return deprovisioner.reconcile(ANA, EVENT).getFirst();
  }

  private Outcome give() {
    return provisioner.reconcile(ANA, EVENT).getFirst();
  }

  private Optional<ProfileRecord> record() {
    return company.records.get(ANA).in(DOMAIN);
  }

  @Test
  void whoLeavesIsInQuarantineUntilTheDayAndThenGone() {
    // Given
    Instant due = company.clock.instant().plus(GRACE);
    company.leave("scientists");
    appRuns();
    space("notebooks", false);

    // When
    List<Outcome> onTheFirstDay = List.of(take(), take(), take());
    company.pass(GRACE);
    List<Outcome> onTheLast = List.of(take(), take(), take());

    // Then
    assertThat(onTheFirstDay)
        .containsExactly(
            new Outcome.Started("Quarantine, DeleteApp"),
            new Outcome.Quarantined(
                DOMAIN, NAME, Optional.of(SCIENTISTS), SCIENTIST, due, Optional.empty()),
            new Outcome.Unchanged("profile ana is in quarantine until " + due));
    assertThat(onTheLast)
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
  void inQuarantineNoLookIsWaiting() {
    company.leave("scientists");
    take();
    company.requeue.clear();
    take();

    assertThat(company.requeue).isEmpty();
    assertThat(company.records.get(ANA).pendingReconciles()).isEmpty();
  }

  @Test
  void aSharedSpaceOnTheDayIsLeftToTheSweepToNameAgain() {
    company.leave("scientists");
    space("team", true);
    take();
    take();
    company.pass(GRACE);
    company.requeue.clear();

    assertThat(take()).isInstanceOf(Outcome.Blocked.class);
    assertThat(company.requeue).isEmpty();
    assertThat(company.spaces).containsKey(NAME);

    company.spaces.clear();
    assertThat(take()).isEqualTo(new Outcome.Started("DeleteProfile"));
  }

  @Test
  void whoComesBackIsRestoredEvenWhereTheHourIsFull() {
    company.leave("scientists");
    take();
    take();
    company.join("scientists");
    company.admitted = false;

    assertThat(give()).isEqualTo(new Outcome.Started("Restore"));
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(give())
        .isEqualTo(
            new Outcome.Restored(
                DOMAIN, NAME, SCIENTISTS, SCIENTIST, "https://d-one.studio", Optional.empty()));
    assertThat(give()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.announcements).isZero();
  }

  @Test
  void whereTheHourIsFullALeaverKeepsAllAndAdministratorsAreToldOnce() {
    // Given
    company.leave("scientists");
    appRuns();
    company.admitted = false;
    company.requeue.clear();

    // When
    Outcome first = take();
    Outcome second = take();

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
    assertThat(company.requeue).isEmpty();
  }

  @Test
  void roomInALaterHourDoesNotReleaseWhatIsHeld() {
    company.leave("scientists");
    company.admitted = false;
    take();
    company.admitted = true;
    company.pass(Duration.ofHours(2));

    assertThat(take()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void whatIsReleasedGoesOnThoughTheHourIsFull() {
    company.leave("scientists");
    company.admitted = false;
    take();
    company.verdict = Optional.of(Verdict.RELEASED);

    assertThat(take()).isEqualTo(new Outcome.Started("Quarantine"));
    assertThat(record().flatMap(ProfileRecord::hold)).isEmpty();
    assertThat(take()).isInstanceOf(Outcome.Quarantined.class);
  }

  @Test
  void whatIsRejectedStaysAsItIs() {
    company.leave("scientists");
    company.admitted = false;
    take();
    company.verdict = Optional.of(Verdict.REJECTED);

    assertThat(take()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(record().flatMap(ProfileRecord::hold).orElseThrow().rejected()).isTrue();
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void theAppsOfAHeldUserWhoIsDisabledAreStoppedAndNothingElse() {
    appRuns();
    company.admitted = false;
    company.users.put(ANA, new DirectoryUser(ANA, new UserName("ana"), false));

    assertThat(take()).isEqualTo(new Outcome.Started("DeleteApp"));
    assertThat(company.apps).isEmpty();
    assertThat(take()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
    assertThat(company.announcements).isEqualTo(1);
  }

  @Test
  void anotherRoleIsHeldByTheFunctionThatWouldGiveIt() {
    company.join("engineers");
    company.admitted = false;

    assertThat(take()).isEqualTo(new Outcome.HandedOver("Retarget"));
    assertThat(company.announcements).isZero();
    assertThat(give())
        .isEqualTo(
            new Outcome.Held(
                DOMAIN, NAME, new Hold(company.clock.instant(), Optional.of(ENGINEER), false)));
    assertThat(company.announcements).isEqualTo(1);
    assertThat(company.profiles.get(NAME).role()).contains(SCIENTIST);
  }

  @Test
  void theProvisionerHandsOverWhoeverHasToGo() {
    company.leave("scientists");

    assertThat(give()).isEqualTo(new Outcome.HandedOver("the access of profile ana has to end"));
    take();
    take();
    assertThat(give()).isInstanceOf(Outcome.Unchanged.class);
    company.pass(GRACE);
    assertThat(give()).isInstanceOf(Outcome.HandedOver.class);
  }
}
