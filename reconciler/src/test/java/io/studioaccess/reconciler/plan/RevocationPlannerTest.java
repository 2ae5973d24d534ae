package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.QUARANTINE;
import static io.studioaccess.reconciler.plan.PlanFixture.SHARED_SPACE;
import static io.studioaccess.reconciler.plan.PlanFixture.SPACE;
import static io.studioaccess.reconciler.plan.PlanFixture.app;
import static io.studioaccess.reconciler.plan.PlanFixture.appOfSpace;
import static io.studioaccess.reconciler.plan.PlanFixture.leaving;
import static io.studioaccess.reconciler.plan.PlanFixture.leavingIn;
import static io.studioaccess.reconciler.plan.PlanFixture.powerless;
import static io.studioaccess.reconciler.plan.PlanFixture.privateSpace;
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

/** What becomes of somebody who leaves, step by step. */
class RevocationPlannerTest {
  private static final RoleArn ROLE = roleArn("a");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final RevocationRules AT_ONCE = rules(Duration.ZERO, PrivateSpaces.DELETE);
  private static final ObservedSpace NOTEBOOKS = privateSpace(ObservedSpace.Status.IN_SERVICE);
  private static final ObservedSpace TEAM = sharedSpace(ObservedSpace.Status.IN_SERVICE);

  @Test
  void theRoleIsTakenAndAllAppsThatRunAreDeletedInOneStep() {
    PlanFixture look =
        leaving(
            with(
                ROLE,
                List.of(
                    app("running", Status.IN_SERVICE),
                    app("starting", Status.PENDING),
                    app("broken", Status.FAILED),
                    app("gone", Status.DELETED),
                    appOfSpace(Status.IN_SERVICE)),
                NOTEBOOKS));

    assertThat(look.operations())
        .containsExactly(
            new Operation.Quarantine(DOMAIN, NAME, "arn:ana", QUARANTINE, NOW.plus(WEEK)),
            new Operation.DeleteApp(
                DOMAIN, NAME, new ObservedApp.App(Optional.empty(), "JupyterServer", "running")),
            new Operation.DeleteApp(
                DOMAIN, NAME, new ObservedApp.App(Optional.of(SPACE), "JupyterLab", "default")));
    assertThat(look.recordAfter().state()).isEqualTo(State.REVOKING);
  }

  @Test
  void quarantineIsToldOnceAllAppsAreStopped() {
    PlanFixture look = leaving(powerless()).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));

    assertThat(look.outcome())
        .isEqualTo(
            new Outcome.Quarantined(
                DOMAIN.id(),
                NAME,
                Optional.of(new GroupName("a")),
                ROLE,
                NOW.plus(WEEK),
                Optional.empty()));
    assertThat(look.seeing(with(QUARANTINE, List.of(app("one", Status.PENDING)))).plan())
        .isInstanceOf(Step.Await.class);
  }

  @Test
  void withoutAGracePeriodAProfileWithNothingInTheWayIsDeletedStraightAway() {
    assertThat(leaving(with(ROLE, List.of())).under(AT_ONCE).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    assertThat(
            leaving(with(ROLE, List.of(app("gone", Status.DELETED), app("broken", Status.FAILED))))
                .under(AT_ONCE)
                .operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void withoutAGracePeriodTheRoleIsTakenWhileAppsAreStopped() {
    assertThat(
            leaving(with(ROLE, List.of(app("running", Status.IN_SERVICE))))
                .under(AT_ONCE)
                .operations())
        .hasExactlyElementsOfTypes(Operation.Quarantine.class, Operation.DeleteApp.class);
  }

  @Test
  void theDayIsFixedWhenSomebodyLeavesWhateverTheGracePeriodIsLater() {
    PlanFixture revoking =
        leaving(with(ROLE, List.of())).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));
    PlanFixture quarantined = leaving(powerless()).remembering(leavingIn(State.QUARANTINED, NOW));

    for (RevocationRules rules :
        List.of(AT_ONCE, rules(Duration.ofDays(30), PrivateSpaces.DELETE))) {
      assertThat(revoking.under(rules).recordAfter().departure().orElseThrow().due())
          .isEqualTo(NOW.plus(WEEK));
      assertThat(quarantined.under(rules).operations())
          .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    }
  }

  @Test
  void onTheDayPrivateSpacesGoFirstAndThenTheProfile() {
    PlanFixture due = due(powerless(NOTEBOOKS));

    assertThat(due.operations()).containsExactly(new Operation.DeleteSpace(DOMAIN, NAME, SPACE));
    assertThat(due.recordAfter().state()).isEqualTo(State.DELETING);
    assertThat(due(powerless(privateSpace(ObservedSpace.Status.DELETING))).plan())
        .isInstanceOf(Step.Await.class);
    assertThat(due(powerless()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  private static PlanFixture due(ObservedProfile observed) {
    return leaving(observed).remembering(leavingIn(State.QUARANTINED, NOW));
  }

  @Test
  void aSharedSpaceBlocksOnTheDayAndIsNamedOnTheFirst() {
    assertThat(due(powerless(TEAM)).outcome())
        .isInstanceOfSatisfying(
            Outcome.Blocked.class,
            blocked -> assertThat(blocked.reason()).contains(SHARED_SPACE.value()));
    assertThat(due(powerless(TEAM)).recordAfter().state()).isEqualTo(State.QUARANTINED);
    assertThat(onTheFirstDay(powerless(TEAM)).todo().orElseThrow()).contains(SHARED_SPACE.value());
  }

  private static Outcome.Quarantined onTheFirstDay(ObservedProfile observed) {
    return (Outcome.Quarantined)
        leaving(observed).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK))).outcome();
  }

  @Test
  void keptSpacesAreLookedAtAgainAfterADay() {
    PlanFixture due = due(powerless(NOTEBOOKS, TEAM)).under(rules(WEEK, PrivateSpaces.KEEP));

    assertThat(due.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(due.outcome().toString()).contains(SPACE.value());
    assertThat(due.recordAfter().departure().orElseThrow().due())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(due.seeing(powerless()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void keptSpacesWithoutAGracePeriodEndInQuarantineToo() {
    PlanFixture look =
        leaving(powerless(NOTEBOOKS))
            .remembering(leavingIn(State.REVOKING, NOW))
            .under(rules(Duration.ZERO, PrivateSpaces.KEEP));

    assertThat(look.outcome())
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            told -> assertThat(told.todo().orElseThrow()).contains(SPACE.value()));
    assertThat(look.recordAfter().departure().orElseThrow().due())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
  }

  @Test
  void theRowOfTheGroupThatGaveTheProfileDecidesAboutItsSpaces() {
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
            .departing(Departure.of(NOW, Duration.ZERO, Optional.empty()));

    assertThat(due(powerless(NOTEBOOKS)).remembering(record).outcome())
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void whatWasChangedByHandInQuarantineIsTakenAgain() {
    ProfileRecord quarantined = leavingIn(State.QUARANTINED, NOW.plus(WEEK));

    assertThat(leaving(with(ROLE, List.of())).remembering(quarantined).operations())
        .containsExactly(
            new Operation.Quarantine(DOMAIN, NAME, "arn:ana", QUARANTINE, NOW.plus(WEEK)));
    assertThat(
            leaving(with(QUARANTINE, List.of(app("by-hand", Status.IN_SERVICE))))
                .remembering(quarantined)
                .operations())
        .hasOnlyElementsOfType(Operation.DeleteApp.class);
  }

  @Test
  void progressIsWhenSomethingElseIsInTheWay() {
    Instant later = NOW.plusSeconds(60);
    PlanFixture first = leaving(with(ROLE, List.of(app("one", Status.PENDING)), NOTEBOOKS));
    ProfileRecord before = first.recordAfter();

    PlanFixture same = first.remembering(before).at(later);
    PlanFixture moved = same.seeing(with(ROLE, List.of(app("one", Status.IN_SERVICE)), NOTEBOOKS));

    assertThat(since(first)).isEqualTo(NOW);
    assertThat(same.recordAfter().departure().orElseThrow().obstacles())
        .contains("still has a role", "JupyterServer/one is PENDING");
    assertThat(since(same)).isEqualTo(NOW);
    assertThat(since(moved)).isEqualTo(later);
  }

  @Test
  void whatFailsToBeDeletedAgainAndAgainHasNotMoved() {
    PlanFixture deleting = due(powerless(privateSpace(ObservedSpace.Status.DELETING)));
    Instant later = deleting.now().plusSeconds(60);
    PlanFixture failed =
        deleting
            .remembering(deleting.recordAfter())
            .at(later)
            .seeing(powerless(privateSpace(ObservedSpace.Status.DELETE_FAILED)));

    assertThat(failed.operations()).hasOnlyElementsOfType(Operation.DeleteSpace.class);
    assertThat(since(failed)).isEqualTo(since(deleting));
  }

  private static Instant since(PlanFixture look) {
    return look.recordAfter().departure().orElseThrow().since();
  }

  @Test
  void theDaysInQuarantineAreNotDaysWithoutProgress() {
    PlanFixture waiting =
        leaving(powerless(NOTEBOOKS)).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));
    ProfileRecord quarantined = waiting.recordAfter();
    PlanFixture due = waiting.remembering(quarantined).at(NOW.plus(WEEK));

    assertThat(since(due)).isEqualTo(NOW.plus(WEEK));
    assertThat(due.recordAfter().stalledSince(NOW.plus(WEEK))).isEmpty();
    assertThat(since(due.remembering(due.recordAfter()).at(NOW.plus(WEEK).plusSeconds(5))))
        .isEqualTo(NOW.plus(WEEK));
  }

  @Test
  void noMoreThanFiveObstaclesAreNamed() {
    List<ObservedApp> apps =
        List.of("1", "2", "3", "4", "5", "6", "7").stream()
            .map(name -> app(name, Status.IN_SERVICE))
            .toList();

    assertThat(leaving(with(QUARANTINE, apps)).recordAfter().departure().orElseThrow().obstacles())
        .endsWith("JupyterServer/5 is IN_SERVICE; and 2 more");
  }

  @Test
  void aProfileThatFailedGoesWhateverTheDay() {
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
  void theProvisionerHandsOverWhatItDoesNotSeeUnlessThereIsNothingToDo() {
    PlanFixture unread = leaving(PlanFixture.inService("a"));
    PlanFixture quarantined =
        unread
            .seeing(
                PlanFixture.ours(
                    ProfileStatus.IN_SERVICE,
                    Optional.of(QUARANTINE),
                    UserSettings.NONE,
                    Optional.empty(),
                    new GroupAssignment.Assigned()))
            .remembering(leavingIn(State.QUARANTINED, NOW.plusSeconds(1)));

    assertThat(unread.plan()).isInstanceOf(Step.HandOver.class);
    assertThat(unread.plan().record()).isEqualTo(unread.record());
    assertThat(quarantined.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(quarantined.at(NOW.plusSeconds(1)).plan()).isInstanceOf(Step.HandOver.class);
    assertThat(quarantined.seeing(PlanFixture.inService("a")).plan())
        .isInstanceOf(Step.HandOver.class);
  }

  @Test
  void whatIsGoneIsToldWithTheHomeDirectoryThatStays() {
    assertThat(leaving(PlanFixture.ABSENT).remembering(leavingIn(State.DELETING, NOW)).outcome())
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
  void whoComesBackOnTheWayIsRestoredEvenWhileTheRoleIsStillThere() {
    Operation restore = new Operation.Restore(DOMAIN, NAME, "arn:ana", ROLE, UserSettings.NONE);
    for (State state : List.of(State.REVOKING, State.QUARANTINED, State.DELETING)) {
      PlanFixture back =
          PlanFixture.wanting(PlanFixture.ROLE_A)
              .remembering(leavingIn(state, NOW))
              .seeing(PlanFixture.inService("a"));

      assertThat(back.operations()).containsExactly(restore);
      assertThat(back.held()).isEqualTo(back.plan());
      assertThat(back.remembering(back.recordAfter()).outcome())
          .isInstanceOf(Outcome.Restored.class);
    }
  }
}
