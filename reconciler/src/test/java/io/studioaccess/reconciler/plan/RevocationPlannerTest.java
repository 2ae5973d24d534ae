package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.QUARANTINE;
import static io.studioaccess.reconciler.plan.PlanFixture.SHARED_SPACE;
import static io.studioaccess.reconciler.plan.PlanFixture.SPACE;
import static io.studioaccess.reconciler.plan.PlanFixture.app;
import static io.studioaccess.reconciler.plan.PlanFixture.appOfSpace;
import static io.studioaccess.reconciler.plan.PlanFixture.departingIn;
import static io.studioaccess.reconciler.plan.PlanFixture.leaving;
import static io.studioaccess.reconciler.plan.PlanFixture.privateSpace;
import static io.studioaccess.reconciler.plan.PlanFixture.quarantined;
import static io.studioaccess.reconciler.plan.PlanFixture.roleArn;
import static io.studioaccess.reconciler.plan.PlanFixture.rules;
import static io.studioaccess.reconciler.plan.PlanFixture.sharedSpace;
import static io.studioaccess.reconciler.plan.PlanFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedApp.Status;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The steps for a user who leaves. */
class RevocationPlannerTest {
  private static final RoleArn ROLE = roleArn("a");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final RevocationRules AT_ONCE = rules(Duration.ZERO, PrivateSpaces.DELETE);
  private static final ObservedSpace NOTEBOOKS = privateSpace(ObservedSpace.Status.IN_SERVICE);
  private static final Operation QUARANTINED =
      new Operation.Quarantine(
          DOMAIN, NAME, Optional.of("arn:ana"), QUARANTINE, Optional.of(NOW.plus(WEEK)));
  private static final ObservedSpace TEAM = sharedSpace(ObservedSpace.Status.IN_SERVICE);

  @Test
  void roleIsTakenBeforeAppsAndSpacesAreRead() {
    PlanFixture leaver = leaving(PlanFixture.inService("a"));

    assertThat(Planner.needsOwnedResources(leaver.input(), PlanFixture.inService("a"))).isFalse();
    assertThat(leaver.operations()).containsExactly(QUARANTINED);
    assertThat(leaver.recordAfter().state()).isEqualTo(State.REVOKING);
  }

  @Test
  void unknownStatusesCountAsRunning() {
    PlanFixture leaver =
        leaving(with(QUARANTINE, List.of(app("new", Status.UNKNOWN))))
            .recorded(departingIn(State.REVOKING, NOW));

    assertThat(leaver.operations())
        .containsExactly(
            new Operation.DeleteApp(
                DOMAIN, NAME, new ObservedApp.App(Optional.empty(), "JupyterServer", "new")));
    assertThat(
            leaving(
                    PlanFixture.ours(
                        ProfileStatus.UNKNOWN,
                        Optional.of(ROLE),
                        UserSettings.NONE,
                        Optional.empty(),
                        PlanCases.UNASSIGNED))
                .operations())
        .containsExactly(QUARANTINED);
  }

  @Test
  void deletesRunningAppsOfTheProfileAndItsSpaces() {
    PlanFixture leaver =
        leaving(
                with(
                    QUARANTINE,
                    List.of(
                        app("running", Status.IN_SERVICE),
                        app("starting", Status.PENDING),
                        app("broken", Status.FAILED),
                        app("deleted", Status.DELETED),
                        appOfSpace(Status.IN_SERVICE)),
                    NOTEBOOKS))
            .recorded(departingIn(State.REVOKING, NOW.plus(WEEK)));

    assertThat(leaver.operations())
        .containsExactly(
            new Operation.DeleteApp(
                DOMAIN, NAME, new ObservedApp.App(Optional.empty(), "JupyterServer", "running")),
            new Operation.DeleteApp(
                DOMAIN, NAME, new ObservedApp.App(Optional.of(SPACE), "JupyterLab", "default")));
    assertThat(leaver.recordAfter().state()).isEqualTo(State.REVOKING);
  }

  @Test
  void quarantineIsReportedOnceAllAppsAreDeleted() {
    PlanFixture leaver =
        leaving(quarantined()).recorded(departingIn(State.REVOKING, NOW.plus(WEEK)));

    assertThat(leaver.outcome())
        .isEqualTo(
            new Outcome.Quarantined(
                DOMAIN.id(),
                NAME,
                Optional.of(new GroupName("a")),
                ROLE,
                NOW.plus(WEEK),
                Optional.empty()));
    assertThat(leaver.observing(with(QUARANTINE, List.of(app("one", Status.PENDING)))).plan())
        .isInstanceOf(Step.Await.class);
  }

  @Test
  void zeroGraceDeletesAnUnblockedProfileOnceItsRoleIsTaken() {
    PlanFixture leaver = leaving(with(ROLE, List.of())).withRules(AT_ONCE);
    PlanFixture quarantined = leaver.recorded(leaver.recordAfter());

    assertThat(leaver.operations()).hasOnlyElementsOfType(Operation.Quarantine.class);
    for (List<ObservedApp> apps :
        List.of(
            List.<ObservedApp>of(),
            List.of(app("deleted", Status.DELETED), app("broken", Status.FAILED)))) {
      assertThat(quarantined.observing(with(QUARANTINE, apps)).operations())
          .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    }
    assertThat(
            quarantined
                .observing(with(QUARANTINE, List.of(app("running", Status.IN_SERVICE))))
                .operations())
        .hasOnlyElementsOfType(Operation.DeleteApp.class);
  }

  @Test
  void aProfileThatReplacedTheOneInQuarantineHasAGracePeriodOfItsOwn() {
    ProfileRecord overdue = departingIn(State.DELETING, NOW.minusSeconds(60));
    ObservedProfile.Ours found = PlanFixture.inService("a");
    PlanFixture same = leaving(found).recorded(overdue.withCreated(found.created()));
    PlanFixture another =
        leaving(found).recorded(overdue.withCreated(Optional.of(NOW.minus(WEEK.multipliedBy(9)))));

    assertThat(same.recordAfter().departure().orElseThrow().due()).isEqualTo(NOW.minusSeconds(60));
    assertThat(another.operations()).hasOnlyElementsOfType(Operation.Quarantine.class);
    assertThat(another.recordAfter().departure().orElseThrow().due()).isEqualTo(NOW.plus(WEEK));
  }

  @Test
  void dueDateIsFixedWhenTheUserLeaves() {
    PlanFixture revoking =
        leaving(with(ROLE, List.of())).recorded(departingIn(State.REVOKING, NOW.plus(WEEK)));
    PlanFixture quarantined = leaving(quarantined()).recorded(departingIn(State.QUARANTINED, NOW));

    for (RevocationRules rules :
        List.of(AT_ONCE, rules(Duration.ofDays(30), PrivateSpaces.DELETE))) {
      assertThat(revoking.withRules(rules).recordAfter().departure().orElseThrow().due())
          .isEqualTo(NOW.plus(WEEK));
      assertThat(quarantined.withRules(rules).operations())
          .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    }
  }

  @Test
  void whenDueDeletesPrivateSpacesThenTheProfile() {
    PlanFixture due = due(quarantined(NOTEBOOKS));

    assertThat(due.operations()).containsExactly(new Operation.DeleteSpace(DOMAIN, NAME, SPACE));
    assertThat(due.recordAfter().state()).isEqualTo(State.DELETING);
    assertThat(due(quarantined(privateSpace(ObservedSpace.Status.DELETING))).plan())
        .isInstanceOf(Step.Await.class);
    assertThat(due(quarantined()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  private static PlanFixture due(ObservedProfile observed) {
    return leaving(observed).recorded(departingIn(State.QUARANTINED, NOW));
  }

  @Test
  void sharedSpaceIsNamedAtOnceAndBlocksWhenDue() {
    assertThat(due(quarantined(TEAM)).outcome())
        .isInstanceOfSatisfying(
            Outcome.Blocked.class,
            blocked -> assertThat(blocked.reason()).contains(SHARED_SPACE.value()));
    assertThat(due(quarantined(TEAM)).recordAfter().state()).isEqualTo(State.QUARANTINED);
    assertThat(onceQuarantined(quarantined(TEAM)).todo().orElseThrow())
        .contains(SHARED_SPACE.value());
  }

  private static Outcome.Quarantined onceQuarantined(ObservedProfile observed) {
    return (Outcome.Quarantined)
        leaving(observed).recorded(departingIn(State.REVOKING, NOW.plus(WEEK))).outcome();
  }

  @Test
  void keptSpacesAreCheckedAgainAfterADay() {
    PlanFixture due = due(quarantined(NOTEBOOKS, TEAM)).withRules(rules(WEEK, PrivateSpaces.KEEP));

    assertThat(due.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(due.outcome().toString()).contains(SPACE.value());
    assertThat(due.recordAfter().departure().orElseThrow().due())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(due.observing(quarantined()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void keptSpacesWithZeroGraceStayInQuarantine() {
    PlanFixture leaver =
        leaving(quarantined(NOTEBOOKS))
            .recorded(departingIn(State.REVOKING, NOW))
            .withRules(rules(Duration.ZERO, PrivateSpaces.KEEP));

    assertThat(leaver.outcome())
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            outcome -> assertThat(outcome.todo().orElseThrow()).contains(SPACE.value()));
    assertThat(leaver.recordAfter().departure().orElseThrow().due())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void privateSpacesRuleComesFromTheGrantingRow() {
    Desired.Role keeps =
        new Desired.Role(
            PlanFixture.ROLE_A.group(),
            PlanFixture.ROLE_A.groupId(),
            ROLE,
            Optional.empty(),
            UserSettings.NONE,
            Optional.of(PrivateSpaces.KEEP));
    ProfileRecord record =
        ProfileRecord.of(NAME, State.QUARANTINED, keeps, PlanFixture.DOMAIN.region())
            .withDeparture(Departure.of(NOW, Duration.ZERO, Optional.empty()));

    assertThat(due(quarantined(NOTEBOOKS)).recorded(record).outcome())
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void manualChangesInQuarantineAreReverted() {
    ProfileRecord quarantined = departingIn(State.QUARANTINED, NOW.plus(WEEK));

    assertThat(leaving(with(ROLE, List.of())).recorded(quarantined).operations())
        .containsExactly(QUARANTINED);
    assertThat(
            leaving(with(QUARANTINE, List.of(app("by-hand", Status.IN_SERVICE))))
                .recorded(quarantined)
                .operations())
        .hasOnlyElementsOfType(Operation.DeleteApp.class);
  }

  @Test
  void changedObstaclesCountAsProgress() {
    Instant later = NOW.plusSeconds(60);
    PlanFixture first =
        leaving(with(QUARANTINE, List.of(app("one", Status.PENDING)), NOTEBOOKS))
            .recorded(departingIn(State.REVOKING, NOW));
    ProfileRecord before = first.recordAfter();

    PlanFixture same = first.recorded(before).at(later);
    PlanFixture moved =
        same.observing(with(QUARANTINE, List.of(app("one", Status.IN_SERVICE)), NOTEBOOKS));

    assertThat(since(first)).isEqualTo(NOW);
    assertThat(same.recordAfter().departure().orElseThrow().obstacles())
        .contains("JupyterServer/one is Pending");
    assertThat(since(same)).isEqualTo(NOW);
    assertThat(since(moved)).isEqualTo(later);
  }

  @Test
  void repeatedDeleteFailureIsNoProgress() {
    PlanFixture deleting = due(quarantined(privateSpace(ObservedSpace.Status.DELETING)));
    Instant later = deleting.now().plusSeconds(60);
    PlanFixture failed =
        deleting
            .recorded(deleting.recordAfter())
            .at(later)
            .observing(quarantined(privateSpace(ObservedSpace.Status.DELETE_FAILED)));

    assertThat(failed.operations()).hasOnlyElementsOfType(Operation.DeleteSpace.class);
    assertThat(since(failed)).isEqualTo(since(deleting));
  }

  private static Instant since(PlanFixture leaver) {
    return leaver.recordAfter().departure().orElseThrow().since();
  }

  @Test
  void gracePeriodDoesNotCountAsStalled() {
    PlanFixture waiting =
        leaving(quarantined(NOTEBOOKS)).recorded(departingIn(State.REVOKING, NOW.plus(WEEK)));
    ProfileRecord quarantined = waiting.recordAfter();
    PlanFixture due = waiting.recorded(quarantined).at(NOW.plus(WEEK));

    assertThat(since(due)).isEqualTo(NOW.plus(WEEK));
    assertThat(due.recordAfter().stalledSince(NOW.plus(WEEK))).isEmpty();
    assertThat(since(due.recorded(due.recordAfter()).at(NOW.plus(WEEK).plusSeconds(5))))
        .isEqualTo(NOW.plus(WEEK));
  }

  @Test
  void namesAtMostFiveObstacles() {
    List<ObservedApp> apps =
        List.of("1", "2", "3", "4", "5", "6", "7").stream()
            .map(name -> app(name, Status.IN_SERVICE))
            .toList();

    assertThat(leaving(with(QUARANTINE, apps)).recordAfter().departure().orElseThrow().obstacles())
        .endsWith("JupyterServer/5 is InService; and 2 more");
  }

  @Test
  void failedProfileIsDeletedAtOnce() {
    PlanFixture failed =
        leaving(
            PlanFixture.ours(
                ProfileStatus.FAILED,
                Optional.of(ROLE),
                UserSettings.NONE,
                Optional.of(OwnedResources.NONE),
                new GroupAssignment.Assigned()));

    assertThat(failed.held()).isEqualTo(failed.plan());
    assertThat(failed.operations()).containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void provisionerHandsOverUnlessNothingIsLeftToDo() {
    PlanFixture leaver = leaving(PlanFixture.inService("a")).forProvisioner();
    PlanFixture quarantined =
        leaver
            .observing(
                PlanFixture.ours(
                    ProfileStatus.IN_SERVICE,
                    Optional.of(QUARANTINE),
                    UserSettings.NONE,
                    Optional.empty(),
                    new GroupAssignment.Assigned()))
            .recorded(departingIn(State.QUARANTINED, NOW.plusSeconds(1)));

    assertThat(leaver.plan()).isInstanceOf(Step.HandOver.class);
    assertThat(leaver.plan().record()).isEqualTo(leaver.record());
    assertThat(quarantined.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(quarantined.at(NOW.plusSeconds(1)).plan()).isInstanceOf(Step.HandOver.class);
    assertThat(quarantined.observing(PlanFixture.inService("a")).plan())
        .isInstanceOf(Step.HandOver.class);
  }

  /** The deprovisioner could only wait as well, and might hand the user back. */
  @Test
  void theProvisionerKeepsAHeldRevocation() {
    PlanFixture held =
        leaving(PlanFixture.inService("a"))
            .recorded(PlanFixture.held(Optional.empty()))
            .forProvisioner();

    assertThat(held.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(held.recordAfter()).isEqualTo(held.record().orElseThrow());
    assertThat(held.decided(Verdict.REJECTED).outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(held.decided(Verdict.RELEASED).plan()).isInstanceOf(Step.HandOver.class);
    assertThat(held.forUser(Optional.empty()).plan()).isInstanceOf(Step.HandOver.class);
  }

  @Test
  void revokedNamesTheRemainingHomeDirectory() {
    assertThat(leaving(PlanFixture.ABSENT).recorded(departingIn(State.DELETING, NOW)).outcome())
        .isEqualTo(
            new Outcome.Revoked(
                DOMAIN.id(),
                NAME,
                Optional.of(new GroupName("a")),
                ROLE,
                Optional.of("200005"),
                Optional.empty()));
  }

  @Test
  void returnRestoresFromAnyLeavingState() {
    Operation restore = new Operation.Restore(DOMAIN, NAME, "arn:ana", ROLE, UserSettings.NONE);
    for (State state : List.of(State.REVOKING, State.QUARANTINED, State.DELETING)) {
      PlanFixture returned =
          PlanFixture.desiring(PlanFixture.ROLE_A)
              .recorded(departingIn(state, NOW))
              .observing(PlanFixture.inService("a"));

      assertThat(returned.operations()).containsExactly(restore);
      assertThat(returned.held()).isEqualTo(returned.plan());
      assertThat(returned.recorded(returned.recordAfter()).outcome())
          .isInstanceOf(Outcome.Restored.class);
    }
  }
}
