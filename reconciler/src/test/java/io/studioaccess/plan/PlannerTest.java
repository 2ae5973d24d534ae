package io.studioaccess.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.membership.UserName;
import io.studioaccess.plan.ProfileRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of the plan over the whole small world: desired × remembered × observed. */
class PlannerTest {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final ProfileName NAME = new ProfileName("ana");
  private static final DirectoryUser ANA =
      new DirectoryUser(
          new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"), new UserName("ana"), true);
  private static final UserSettings WANTED =
      new UserSettings(Map.of("A", Map.of("B", "wanted"), "L", List.of("x", "y")));
  private static final UserSettings BESIDE =
      new UserSettings(Map.of("A", Map.of("C", "beside"), "D", 1));
  private static final UserSettings OTHERS =
      new UserSettings(Map.of("A", Map.of("B", "other", "C", "beside"), "D", 1));
  private static final UserSettings WANTED_AND_BESIDE =
      new UserSettings(
          Map.of("A", Map.of("B", "wanted", "C", "beside"), "L", List.of("y", "x"), "D", 1));
  private static final Desired.Role ROLE_A = desiredRole("a", UserSettings.NONE);
  private static final Desired.Role ROLE_A_WITH_SETTINGS = desiredRole("a", WANTED);
  private static final Desired.Role ROLE_B = desiredRole("b", UserSettings.NONE);

  static Stream<Situation> world() {
    List<Situation> world = new ArrayList<>();
    for (Desired desired :
        List.of(
            ROLE_A,
            ROLE_A_WITH_SETTINGS,
            ROLE_B,
            new Desired.Nothing(),
            new Desired.Unclear("unreadable row"))) {
      for (Optional<ProfileRecord> record : records()) {
        for (ObservedProfile observed : observations()) {
          world.add(new Situation(DOMAIN, Optional.of(ANA), desired, record, observed, NOW));
        }
      }
    }
    return world.stream();
  }

  private static List<Optional<ProfileRecord>> records() {
    List<Optional<ProfileRecord>> records = new ArrayList<>(List.of(Optional.empty()));
    for (State state : State.values()) {
      for (Desired.Role role : List.of(ROLE_A, ROLE_A_WITH_SETTINGS, ROLE_B)) {
        Optional<RoleArn> before =
            state == State.CHANGING ? Optional.of(roleArn("old")) : Optional.empty();
        for (int tries : List.of(0, Granting.TRIES_IN_A_ROW)) {
          records.add(
              Optional.of(ProfileRecord.of(NAME, state, role).replacing(before).tried(tries)));
        }
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
        // A profile that never came into service has no apps.
        List<List<ObservedApp>> appLists =
            status == ProfileStatus.FAILED ? List.of(List.of()) : appLists();
        for (List<ObservedApp> apps : appLists) {
          for (GroupAssignment assignment : assignments()) {
            for (UserSettings settings : settingsBeside(apps)) {
              observations.add(ours(status, role, settings, apps, assignment));
            }
          }
        }
      }
    }
    return observations;
  }

  /** No decision depends on apps and settings at once. */
  private static List<UserSettings> settingsBeside(List<ObservedApp> apps) {
    return apps.isEmpty()
        ? List.of(UserSettings.NONE, WANTED, OTHERS, WANTED_AND_BESIDE)
        : List.of(UserSettings.NONE);
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
        case Desired.Role _ when isFailed(situation.observed()) ->
            assertThat(operation).isEqualTo(new Operation.DeleteProfile(DOMAIN, NAME));
        case Desired.Role _ -> assertThat(operation).isInstanceOf(Operation.Grant.class);
        case Desired.Nothing() -> assertThat(operation).isInstanceOf(Operation.Revocation.class);
        case Desired.Unclear _ -> throw new AssertionError("acts on what is unclear: " + operation);
      }
    }
  }

  private static boolean isFailed(ObservedProfile observed) {
    return observed instanceof ObservedProfile.Ours ours && ours.status() == ProfileStatus.FAILED;
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
            new Situation(DOMAIN, now.user(), now.desired(), step.record(), now.observed(), NOW));

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
                      assertThat(role.settings().missingIn(ours.settings())).isEmpty();
                      assertKeepsWhatNoRowNames(start.observed(), ours);
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

  /** Unless it never came into service, and was made again. */
  private static void assertKeepsWhatNoRowNames(ObservedProfile start, ObservedProfile.Ours end) {
    if (start instanceof ObservedProfile.Ours before
        && before.status() != ProfileStatus.FAILED
        && before.status() != ProfileStatus.DELETING) {
      assertThat(BESIDE.areHeldBy(end.settings())).isEqualTo(BESIDE.areHeldBy(before.settings()));
    }
  }

  @Test
  void settingsThatSomebodyChangedAreBroughtBackWithTheRole() {
    ObservedProfile changedByHand =
        ours(
            ProfileStatus.IN_SERVICE,
            Optional.of(roleArn("a")),
            OTHERS,
            List.of(),
            new GroupAssignment.Assigned());
    Optional<ProfileRecord> granted =
        Optional.of(ProfileRecord.of(NAME, State.GRANTED, ROLE_A_WITH_SETTINGS));

    Step step = Planner.plan(wanting(ROLE_A_WITH_SETTINGS, granted, changedByHand));

    assertThat(operations(step))
        .containsExactly(
            new Operation.Retarget(
                DOMAIN,
                NAME,
                roleArn("a"),
                new UserSettings(
                    Map.of("A", Map.of("B", "wanted", "C", "beside"), "L", List.of("x", "y")))));
    assertThat(step.record().flatMap(ProfileRecord::roleBefore)).contains(roleArn("a"));
  }

  @Test
  void settingsAloneAreToldAsAChangeFromARoleToItself() {
    ProfileRecord changing =
        ProfileRecord.of(NAME, State.CHANGING, ROLE_A_WITH_SETTINGS)
            .replacing(Optional.of(roleArn("a")));

    assertThat(
            outcome(
                ROLE_A_WITH_SETTINGS,
                Optional.of(changing),
                ours(
                    ProfileStatus.IN_SERVICE,
                    Optional.of(roleArn("a")),
                    WANTED_AND_BESIDE,
                    List.of(),
                    new GroupAssignment.Assigned())))
        .isEqualTo(
            new Outcome.Changed(
                DOMAIN, NAME, new GroupName("a"), roleArn("a"), roleArn("a"), Optional.empty()));
  }

  @Test
  void settingsThatDoNotShowAreAskedForThriceAndThenReportedWithTheirRowAndPath() {
    Optional<ProfileRecord> thrice =
        Optional.of(ProfileRecord.of(NAME, State.CHANGING, ROLE_A_WITH_SETTINGS).tried(3));

    assertThat(outcome(ROLE_A_WITH_SETTINGS, thrice, withRole("a")))
        .isEqualTo(
            new Outcome.Failed(
                DOMAIN,
                NAME,
                "mapping row of group 'a' in domain d-one: asked for 3 times, and the profile does"
                    + " not show userSettings.A.B, userSettings.L"));
  }

  @Test
  void aRoleThatIsNotRightIsNeverGivenUpOn() {
    Optional<ProfileRecord> thrice =
        Optional.of(ProfileRecord.of(NAME, State.CHANGING, ROLE_A_WITH_SETTINGS).tried(3));

    assertThat(operations(Planner.plan(wanting(ROLE_A_WITH_SETTINGS, thrice, withRole("b")))))
        .singleElement()
        .isInstanceOf(Operation.Retarget.class);
  }

  private static ObservedProfile withRole(String role) {
    return ours(ProfileStatus.IN_SERVICE, Optional.of(roleArn(role)), List.of());
  }

  @Test
  void aDomainThatCannotBeServedIsRefusedWithTheRowThatNamesIt() {
    assertThat(outcome(ROLE_A, Optional.empty(), new ObservedProfile.NoDomain()))
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN, "mapping row of group 'a' in domain d-one: the domain does not exist"));
    assertThat(
            outcome(
                ROLE_A,
                Optional.empty(),
                new ObservedProfile.UnsuitableDomain("it is in IAM mode")))
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN, "mapping row of group 'a' in domain d-one: it is in IAM mode"));
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
  void aProfileThatFailedIsMadeAgainThriceAndThenReportedWithSageMakersReason() {
    Optional<ProfileRecord> twice = Optional.of(record(State.GRANTING).tried(2));
    Optional<ProfileRecord> thrice = Optional.of(record(State.GRANTING).tried(3));

    assertThat(operations(Planner.plan(wanting(ROLE_A, twice, failed(NOW)))))
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    assertThat(outcome(ROLE_A, thrice, failed(NOW)))
        .isEqualTo(new Outcome.Failed(DOMAIN, NAME, "profile is FAILED: no EFS mount target"));
  }

  @Test
  void aProfileThatFailedThriceIsTriedAgainADayLaterOrForAnotherRole() {
    Optional<ProfileRecord> thrice = Optional.of(record(State.GRANTING).tried(3));
    ObservedProfile yesterday = failed(NOW.minus(Granting.BEFORE_ONE_MORE_TRY));

    assertThat(operations(Planner.plan(wanting(ROLE_A, thrice, yesterday)))).hasSize(1);
    assertThat(operations(Planner.plan(wanting(ROLE_B, thrice, failed(NOW))))).hasSize(1);
  }

  @Test
  void everyCreateIsCounted() {
    Optional<ProfileRecord> once = Optional.of(record(State.GRANTING).tried(1));
    ObservedProfile absent = new ObservedProfile.Absent(NAME);

    assertThat(Planner.plan(wanting(ROLE_A, once, absent)).record())
        .contains(record(State.GRANTING).tried(2));
    assertThat(Planner.plan(wanting(ROLE_A, Optional.empty(), absent)).record())
        .contains(record(State.GRANTING).tried(1));
  }

  private static ObservedProfile failed(Instant at) {
    return new ObservedProfile.Ours(
        NAME,
        ProfileStatus.FAILED,
        Optional.of(roleArn("a")),
        UserSettings.NONE,
        Optional.of(at),
        Optional.of("no EFS mount target"),
        "https://d-one.studio",
        List.of(),
        Optional.empty());
  }

  private static Situation wanting(
      Desired desired, Optional<ProfileRecord> record, ObservedProfile observed) {
    return new Situation(DOMAIN, Optional.of(ANA), desired, record, observed, NOW);
  }

  private static Outcome outcome(
      Desired desired, Optional<ProfileRecord> record, ObservedProfile observed) {
    Step step = Planner.plan(wanting(desired, record, observed));
    return ((Step.Settle) step).outcome();
  }

  private static Situation leaving(ObservedProfile observed) {
    return new Situation(
        DOMAIN,
        Optional.of(ANA),
        new Desired.Nothing(),
        Optional.of(record(State.GRANTED)),
        observed,
        NOW);
  }

  private static ProfileRecord record(State state) {
    return ProfileRecord.of(NAME, state, ROLE_A);
  }

  private static List<Operation> operations(Step step) {
    return step instanceof Step.Act act ? act.operations() : List.of();
  }

  private static ObservedProfile.Ours ours(
      ProfileStatus status, Optional<RoleArn> role, List<ObservedApp> apps) {
    return ours(status, role, UserSettings.NONE, apps, new GroupAssignment.Assigned());
  }

  static ObservedProfile.Ours ours(
      ProfileStatus status,
      Optional<RoleArn> role,
      UserSettings settings,
      List<ObservedApp> apps,
      GroupAssignment assignment) {
    return new ObservedProfile.Ours(
        NAME,
        status,
        role,
        settings,
        Optional.of(NOW),
        Optional.empty(),
        "https://d-one.studio",
        apps,
        Optional.of(assignment));
  }

  private static ObservedApp app(String name, ObservedApp.Status status) {
    return new ObservedApp(new ObservedApp.App("JupyterServer", name), status);
  }

  private static Desired.Role desiredRole(String group, UserSettings settings) {
    return new Desired.Role(
        new GroupName(group),
        new GroupId(group + "0000000-0000-4000-8000-000000000000"),
        roleArn(group),
        settings);
  }

  private static RoleArn roleArn(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }
}
