package io.studioaccess.plan;

import static io.studioaccess.plan.Look.DOMAIN;
import static io.studioaccess.plan.Look.NAME;
import static io.studioaccess.plan.Look.NOW;
import static io.studioaccess.plan.Look.QUARANTINE;
import static io.studioaccess.plan.Look.SHARED_SPACE;
import static io.studioaccess.plan.Look.SPACE;
import static io.studioaccess.plan.Look.app;
import static io.studioaccess.plan.Look.appOfSpace;
import static io.studioaccess.plan.Look.leaving;
import static io.studioaccess.plan.Look.leavingIn;
import static io.studioaccess.plan.Look.powerless;
import static io.studioaccess.plan.Look.privateSpace;
import static io.studioaccess.plan.Look.roleArn;
import static io.studioaccess.plan.Look.rules;
import static io.studioaccess.plan.Look.sharedSpace;
import static io.studioaccess.plan.Look.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.plan.ObservedApp.Status;
import io.studioaccess.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of somebody who leaves, step by step. */
class LeavingTest {
  private static final RoleArn ROLE = roleArn("a");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final LeavingRules AT_ONCE = rules(Duration.ZERO, PrivateSpaces.DELETE);
  private static final ObservedSpace NOTEBOOKS = privateSpace(ObservedSpace.Status.IN_SERVICE);
  private static final ObservedSpace TEAM = sharedSpace(ObservedSpace.Status.IN_SERVICE);

  @Test
  void theRoleIsTakenAndAllAppsThatRunAreDeletedInOneStep() {
    Look look =
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
    Look look = leaving(powerless()).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));

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
    Look revoking =
        leaving(with(ROLE, List.of())).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));
    Look quarantined = leaving(powerless()).remembering(leavingIn(State.QUARANTINED, NOW));

    for (LeavingRules rules : List.of(AT_ONCE, rules(Duration.ofDays(30), PrivateSpaces.DELETE))) {
      assertThat(revoking.under(rules).recordAfter().departure().orElseThrow().due())
          .isEqualTo(NOW.plus(WEEK));
      assertThat(quarantined.under(rules).operations())
          .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    }
  }

  @Test
  void onTheDayPrivateSpacesGoFirstAndThenTheProfile() {
    Look due = due(powerless(NOTEBOOKS));

    assertThat(due.operations()).containsExactly(new Operation.DeleteSpace(DOMAIN, NAME, SPACE));
    assertThat(due.recordAfter().state()).isEqualTo(State.DELETING);
    assertThat(due(powerless(privateSpace(ObservedSpace.Status.DELETING))).plan())
        .isInstanceOf(Step.Await.class);
    assertThat(due(powerless()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  private static Look due(ObservedProfile observed) {
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
    Look due = due(powerless(NOTEBOOKS, TEAM)).under(rules(WEEK, PrivateSpaces.KEEP));

    assertThat(due.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(due.outcome().toString()).contains(SPACE.value());
    assertThat(due.recordAfter().departure().orElseThrow().due())
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(due.seeing(powerless()).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void keptSpacesWithoutAGracePeriodEndInQuarantineToo() {
    Look look =
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
            Look.ROLE_A.group(),
            Look.ROLE_A.groupId(),
            ROLE,
            Optional.empty(),
            UserSettings.NONE,
            Optional.of(PrivateSpaces.KEEP));
    ProfileRecord record =
        ProfileRecord.of(NAME, State.QUARANTINED, keeps, Look.DOMAIN.region())
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
    Look first = leaving(with(ROLE, List.of(app("one", Status.PENDING)), NOTEBOOKS));
    ProfileRecord before = first.recordAfter();

    Look same = first.remembering(before).at(later);
    Look moved = same.seeing(with(ROLE, List.of(app("one", Status.IN_SERVICE)), NOTEBOOKS));

    assertThat(since(first)).isEqualTo(NOW);
    assertThat(same.recordAfter().departure().orElseThrow().inTheWay())
        .contains("still has a role", "JupyterServer/one is PENDING");
    assertThat(since(same)).isEqualTo(NOW);
    assertThat(since(moved)).isEqualTo(later);
  }

  @Test
  void whatFailsToBeDeletedAgainAndAgainHasNotMoved() {
    Look deleting = due(powerless(privateSpace(ObservedSpace.Status.DELETING)));
    Instant later = deleting.now().plusSeconds(60);
    Look failed =
        deleting
            .remembering(deleting.recordAfter())
            .at(later)
            .seeing(powerless(privateSpace(ObservedSpace.Status.DELETE_FAILED)));

    assertThat(failed.operations()).hasOnlyElementsOfType(Operation.DeleteSpace.class);
    assertThat(since(failed)).isEqualTo(since(deleting));
  }

  private static Instant since(Look look) {
    return look.recordAfter().departure().orElseThrow().since();
  }

  @Test
  void theDaysInQuarantineAreNotDaysWithoutProgress() {
    Look waiting =
        leaving(powerless(NOTEBOOKS)).remembering(leavingIn(State.REVOKING, NOW.plus(WEEK)));
    ProfileRecord quarantined = waiting.recordAfter();
    Look due = waiting.remembering(quarantined).at(NOW.plus(WEEK));

    assertThat(since(due)).isEqualTo(NOW.plus(WEEK));
    assertThat(due.recordAfter().standingStillSince(NOW.plus(WEEK))).isEmpty();
    assertThat(since(due.remembering(due.recordAfter()).at(NOW.plus(WEEK).plusSeconds(5))))
        .isEqualTo(NOW.plus(WEEK));
  }

  @Test
  void noMoreThanFiveObstaclesAreNamed() {
    List<ObservedApp> apps =
        List.of("1", "2", "3", "4", "5", "6", "7").stream()
            .map(name -> app(name, Status.IN_SERVICE))
            .toList();

    assertThat(leaving(with(QUARANTINE, apps)).recordAfter().departure().orElseThrow().inTheWay())
        .endsWith("JupyterServer/5 is IN_SERVICE; and 2 more");
  }

  @Test
  void aProfileThatFailedGoesWhateverTheDay() {
    Look failed =
        leaving(
            Look.ours(
                ProfileStatus.FAILED,
                Optional.of(ROLE),
                UserSettings.NONE,
                Optional.of(Belongings.NONE),
                new GroupAssignment.Assigned()));

    assertThat(failed.held()).isEqualTo(failed.plan());
    assertThat(failed.operations()).containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void theProvisionerHandsOverWhatItDoesNotSeeUnlessThereIsNothingToDo() {
    Look unread = leaving(Look.inService("a"));
    Look quarantined =
        unread
            .seeing(
                Look.ours(
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
    assertThat(quarantined.seeing(Look.inService("a")).plan()).isInstanceOf(Step.HandOver.class);
  }

  @Test
  void whatIsGoneIsToldWithTheHomeDirectoryThatStays() {
    assertThat(leaving(Look.ABSENT).remembering(leavingIn(State.DELETING, NOW)).outcome())
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
      Look back =
          Look.wanting(Look.ROLE_A).remembering(leavingIn(state, NOW)).seeing(Look.inService("a"));

      assertThat(back.operations()).containsExactly(restore);
      assertThat(back.held()).isEqualTo(back.plan());
      assertThat(back.remembering(back.recordAfter()).outcome())
          .isInstanceOf(Outcome.Restored.class);
    }
  }
}
