package io.studioaccess.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.membership.UserName;
import io.studioaccess.plan.ProfileRecord.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of the plan over the whole small world: desired × remembered × observed. */
class PlannerTest {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final ProfileName NAME = new ProfileName("ana");
  private static final DirectoryUser ANA =
      new DirectoryUser(
          new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"), new UserName("ana"), true);
  private static final Desired.Role ROLE_A = desiredRole("a");
  private static final Desired.Role ROLE_B = desiredRole("b");

  static Stream<Situation> world() {
    List<Situation> world = new ArrayList<>();
    for (Desired desired :
        List.of(ROLE_A, ROLE_B, new Desired.Nothing(), new Desired.Unclear("unreadable row"))) {
      for (Optional<ProfileRecord> record : records()) {
        for (ObservedProfile observed : observations()) {
          world.add(new Situation(DOMAIN, Optional.of(ANA), desired, record, observed));
        }
      }
    }
    return world.stream();
  }

  private static List<Optional<ProfileRecord>> records() {
    List<Optional<ProfileRecord>> records = new ArrayList<>(List.of(Optional.empty()));
    for (State state : State.values()) {
      for (Desired.Role role : List.of(ROLE_A, ROLE_B)) {
        Optional<RoleArn> before =
            state == State.CHANGING ? Optional.of(roleArn("old")) : Optional.empty();
        records.add(
            Optional.of(
                new ProfileRecord(
                    NAME, state, role.group(), role.role(), before, Optional.empty())));
      }
    }
    return records;
  }

  private static List<ObservedProfile> observations() {
    List<ObservedProfile> observations =
        new ArrayList<>(
            List.of(
                new ObservedProfile.Absent(NAME),
                new ObservedProfile.Foreign(NAME),
                new ObservedProfile.NoDomain(),
                new ObservedProfile.UnsuitableDomain("it is in IAM mode")));
    for (ProfileStatus status : ProfileStatus.values()) {
      for (Optional<RoleArn> role :
          List.of(
              Optional.<RoleArn>empty(), Optional.of(roleArn("a")), Optional.of(roleArn("b")))) {
        for (List<ObservedApp> apps : appLists()) {
          for (GroupAssignment assignment : assignments()) {
            observations.add(ours(status, role, apps, assignment));
          }
        }
      }
    }
    return observations;
  }

  static List<GroupAssignment> assignments() {
    return List.of(
        new GroupAssignment.Assigned(),
        new GroupAssignment.Unassigned(
            new ApplicationArn(
                "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1")),
        new GroupAssignment.NoApplication());
  }

  private static List<List<ObservedApp>> appLists() {
    List<List<ObservedApp>> lists = new ArrayList<>(List.of(List.of()));
    for (ObservedApp.Status one : ObservedApp.Status.values()) {
      lists.add(List.of(app("one", one)));
      for (ObservedApp.Status other : ObservedApp.Status.values()) {
        lists.add(List.of(app("one", one), app("other", other)));
      }
    }
    return lists;
  }

  @Test
  void whatIsActedOnIsOneKindOfOperationAndOursAlone() {
    world().forEach(PlannerTest::actsOnOneKindAndOursAlone);
  }

  private static void actsOnOneKindAndOursAlone(Situation situation) {
    for (Operation operation : operations(Planner.plan(situation))) {
      assertThat(operation.domain()).isEqualTo(DOMAIN);
      assertThat(operation.profile()).isEqualTo(NAME);
      assertThat(situation.observed())
          .isInstanceOfAny(ObservedProfile.Absent.class, ObservedProfile.Ours.class);
      switch (situation.desired()) {
        case Desired.Role _ -> assertThat(operation).isInstanceOf(Operation.Grant.class);
        case Desired.Nothing() -> assertThat(operation).isInstanceOf(Operation.Revocation.class);
        case Desired.Unclear _ -> throw new AssertionError("acts on what is unclear: " + operation);
      }
    }
  }

  @Test
  void afterTheStepsAreCarriedOutNothingIsLeftToDo() {
    world().forEach(PlannerTest::endsAsDesiredWithNothingLeftToDo);
  }

  private static void endsAsDesiredWithNothingLeftToDo(Situation situation) {
    Situation now = situation;
    int rounds = 0;
    Step step = Planner.plan(now);
    while (!(step instanceof Step.Settle)) {
      assertThat(rounds++).as("rounds for %s", situation).isLessThan(8);
      now = World.afterwards(now, step);
      step = Planner.plan(now);
    }
    Step again =
        Planner.plan(
            new Situation(DOMAIN, now.user(), now.desired(), step.record(), now.observed()));

    assertThat(operations(again)).isEmpty();
    assertThat(again.record()).isEqualTo(step.record());
    assertEndsAsDesired(situation, now, (Step.Settle) step);
  }

  private static void assertEndsAsDesired(Situation start, Situation end, Step.Settle last) {
    boolean refused =
        last.outcome() instanceof Outcome.Refused || last.outcome() instanceof Outcome.Failed;
    boolean foreign = start.observed() instanceof ObservedProfile.Foreign;
    if (refused || foreign) {
      assertThat(World.settled(end.observed()))
          .as("what %s ends as", start)
          .isEqualTo(World.settled(start.observed()));
    } else {
      switch (start.desired()) {
        case Desired.Role role ->
            assertThat(end.observed())
                .isInstanceOfSatisfying(
                    ObservedProfile.Ours.class,
                    ours -> {
                      assertThat(ours.status()).isEqualTo(ProfileStatus.IN_SERVICE);
                      assertThat(ours.role()).contains(role.role());
                      assertThat(ours.assignment().orElseThrow())
                          .isNotInstanceOf(GroupAssignment.Unassigned.class);
                    });
        case Desired.Nothing() ->
            assertThat(end.observed())
                .isInstanceOfAny(ObservedProfile.Absent.class, ObservedProfile.NoDomain.class);
        case Desired.Unclear _ -> throw new AssertionError("settles what is unclear");
      }
    }
  }

  @Test
  void anAppThatIsPendingIsWaitedForAndTheOthersAreDeletedMeanwhile() {
    Situation situation =
        leaving(
            ours(
                ProfileStatus.IN_SERVICE,
                Optional.of(roleArn("a")),
                List.of(
                    app("running", ObservedApp.Status.IN_SERVICE),
                    app("starting", ObservedApp.Status.PENDING),
                    app("broken", ObservedApp.Status.FAILED))));

    assertThat(operations(Planner.plan(situation)))
        .containsExactly(
            new Operation.DeleteApp(DOMAIN, NAME, new ObservedApp.App("JupyterServer", "running")));
  }

  @Test
  void failedAndDeletedAppsBlockNothing() {
    Situation situation =
        leaving(
            ours(
                ProfileStatus.IN_SERVICE,
                Optional.of(roleArn("a")),
                List.of(
                    app("broken", ObservedApp.Status.FAILED),
                    app("gone", ObservedApp.Status.DELETED))));

    assertThat(operations(Planner.plan(situation)))
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
  }

  @Test
  void aProfileThatCameOfAGrantIsAnnouncedOnceItIsInService() {
    ObservedProfile standing = ours(ProfileStatus.IN_SERVICE, Optional.of(roleArn("a")), List.of());

    assertThat(outcome(ROLE_A, Optional.of(record(State.GRANTING)), standing))
        .isInstanceOf(Outcome.Granted.class);
    assertThat(outcome(ROLE_A, Optional.of(record(State.GRANTED)), standing))
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void aFailedProfileIsReportedWithSageMakersReason() {
    ObservedProfile failed =
        new ObservedProfile.Ours(
            NAME,
            ProfileStatus.FAILED,
            Optional.of(roleArn("a")),
            Optional.of("no EFS mount target"),
            "https://d-one.studio",
            List.of(),
            Optional.empty());

    assertThat(outcome(ROLE_A, Optional.of(record(State.GRANTING)), failed))
        .isEqualTo(new Outcome.Failed(DOMAIN, NAME, "profile is FAILED: no EFS mount target"));
  }

  private static Outcome outcome(
      Desired desired, Optional<ProfileRecord> record, ObservedProfile observed) {
    Step step = Planner.plan(new Situation(DOMAIN, Optional.of(ANA), desired, record, observed));
    return ((Step.Settle) step).outcome();
  }

  private static Situation leaving(ObservedProfile observed) {
    return new Situation(
        DOMAIN,
        Optional.of(ANA),
        new Desired.Nothing(),
        Optional.of(record(State.GRANTED)),
        observed);
  }

  private static ProfileRecord record(State state) {
    return new ProfileRecord(
        NAME, state, ROLE_A.group(), ROLE_A.role(), Optional.empty(), Optional.empty());
  }

  private static List<Operation> operations(Step step) {
    return step instanceof Step.Act act ? act.operations() : List.of();
  }

  private static ObservedProfile.Ours ours(
      ProfileStatus status, Optional<RoleArn> role, List<ObservedApp> apps) {
    return ours(status, role, apps, new GroupAssignment.Assigned());
  }

  static ObservedProfile.Ours ours(
      ProfileStatus status,
      Optional<RoleArn> role,
      List<ObservedApp> apps,
      GroupAssignment assignment) {
    return new ObservedProfile.Ours(
        NAME,
        status,
        role,
        Optional.empty(),
        "https://d-one.studio",
        apps,
        Optional.of(assignment));
  }

  private static ObservedApp app(String name, ObservedApp.Status status) {
    return new ObservedApp(new ObservedApp.App("JupyterServer", name), status);
  }

  private static Desired.Role desiredRole(String group) {
    return new Desired.Role(
        new GroupName(group),
        new GroupId(group + "0000000-0000-4000-8000-000000000000"),
        roleArn(group));
  }

  private static RoleArn roleArn(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }
}
