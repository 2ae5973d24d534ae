package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The plan input for Ana in one domain, and builders for it. */
record PlanFixture(
    Optional<DirectoryUser> user,
    Desired desired,
    Optional<ProfileRecord> record,
    ObservedProfile observed,
    Optional<Verdict> verdict,
    RevocationRules rules,
    boolean mayRevoke,
    Instant now) {
  static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  static final Instant CREATED = Instant.parse("2026-01-05T09:00:00Z");
  static final ProfileName NAME = new ProfileName("ana");
  static final UserId ID = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001");
  static final Optional<DirectoryUser> ANA =
      Optional.of(new DirectoryUser(ID, new UserName("ana"), true));
  static final Optional<DirectoryUser> ANA_DISABLED =
      Optional.of(new DirectoryUser(ID, new UserName("ana"), false));
  static final RoleArn QUARANTINE =
      new RoleArn("arn:aws:iam::111122223333:role/studio-access/quarantine");
  static final Desired.Role ROLE_A = desiredRole("a", UserSettings.NONE);
  static final Desired.Role ROLE_B = desiredRole("b", UserSettings.NONE);
  static final Desired NOTHING = new Desired.Nothing();
  static final ObservedProfile ABSENT = new ObservedProfile.Absent(NAME);
  static final SpaceName SPACE = new SpaceName("notebooks");
  static final SpaceName SHARED_SPACE = new SpaceName("team");

  static PlanFixture desiring(Desired desired) {
    return new PlanFixture(
        ANA,
        desired,
        Optional.empty(),
        ABSENT,
        Optional.empty(),
        rules(Duration.ofDays(7), PrivateSpaces.DELETE),
        true,
        NOW);
  }

  /** Ana was granted role A, and is no longer in any group. */
  static PlanFixture leaving(ObservedProfile observed) {
    return desiring(NOTHING).recorded(record(State.GRANTED)).observing(observed);
  }

  PlanFixture recorded(ProfileRecord newRecord) {
    return recorded(Optional.of(newRecord));
  }

  PlanFixture recorded(Optional<ProfileRecord> newRecord) {
    return new PlanFixture(user, desired, newRecord, observed, verdict, rules, mayRevoke, now);
  }

  PlanFixture observing(ObservedProfile newObserved) {
    return new PlanFixture(user, desired, record, newObserved, verdict, rules, mayRevoke, now);
  }

  PlanFixture forUser(Optional<DirectoryUser> newUser) {
    return new PlanFixture(newUser, desired, record, observed, verdict, rules, mayRevoke, now);
  }

  PlanFixture withRules(RevocationRules newRules) {
    return new PlanFixture(user, desired, record, observed, verdict, newRules, mayRevoke, now);
  }

  PlanFixture decided(Verdict newVerdict) {
    return decided(Optional.of(newVerdict));
  }

  PlanFixture decided(Optional<Verdict> newVerdict) {
    return new PlanFixture(user, desired, record, observed, newVerdict, rules, mayRevoke, now);
  }

  PlanFixture at(Instant newNow) {
    return new PlanFixture(user, desired, record, observed, verdict, rules, mayRevoke, newNow);
  }

  /** The function that neither revokes access nor reads apps and spaces. */
  PlanFixture forProvisioner() {
    return new PlanFixture(user, desired, record, observed, verdict, rules, false, now);
  }

  /** As the observer reads it: apps and spaces only if the plan depends on them. */
  PlanInput input() {
    PlanInput input =
        new PlanInput(DOMAIN, user, desired, record, observed, verdict, rules, mayRevoke, now);
    return observed instanceof Ours ours && !Planner.needsOwnedResources(input, ours)
        ? input.withObserved(ours.withOwnedResources(Optional.empty()))
        : input;
  }

  Step plan() {
    return Planner.plan(input());
  }

  /** The step if the hourly limit admits the change. */
  Step admitted() {
    return plan() instanceof Step.Guarded guarded ? guarded.ifAdmitted() : plan();
  }

  /** The step if the hourly limit is reached. */
  Step held() {
    return plan() instanceof Step.Guarded guarded ? guarded.ifHeld() : plan();
  }

  List<Operation> operations() {
    return operations(admitted());
  }

  Outcome outcome() {
    return ((Step.Settle) admitted()).outcome();
  }

  ProfileRecord recordAfter() {
    return admitted().record().orElseThrow();
  }

  static List<Operation> operations(Step step) {
    return step instanceof Step.Act act ? act.operations() : List.of();
  }

  static RevocationRules rules(Duration grace, PrivateSpaces privateSpaces) {
    return new RevocationRules(QUARANTINE, grace, privateSpaces, Duration.ofHours(6), false);
  }

  static ProfileRecord record(State state) {
    return ProfileRecord.of(NAME, state, ROLE_A, DOMAIN.region());
  }

  static ProfileRecord departingIn(State state, Instant due) {
    return record(state).withDeparture(Departure.of(due, Duration.ZERO, Optional.of("200005")));
  }

  static ProfileRecord held(Optional<RoleArn> to) {
    return record(State.GRANTED).withHold(Optional.of(new Hold(NOW.minusSeconds(60), to, false)));
  }

  static ObservedProfile.Ours inService(String role) {
    return ours(
        ProfileStatus.IN_SERVICE,
        Optional.of(roleArn(role)),
        UserSettings.NONE,
        Optional.empty(),
        new GroupAssignment.Assigned());
  }

  static Ours with(RoleArn role, List<ObservedApp> apps, ObservedSpace... spaces) {
    return ours(
        ProfileStatus.IN_SERVICE,
        Optional.of(role),
        UserSettings.NONE,
        Optional.of(new OwnedResources(apps, List.of(spaces))),
        new GroupAssignment.Assigned());
  }

  static Ours quarantined(ObservedSpace... spaces) {
    return with(QUARANTINE, List.of(), spaces);
  }

  static Ours ours(
      ProfileStatus status,
      Optional<RoleArn> role,
      UserSettings settings,
      Optional<OwnedResources> ownedResources,
      GroupAssignment assignment) {
    return new Ours(
        NAME,
        "arn:ana",
        status,
        role,
        settings,
        Optional.of(CREATED),
        Optional.of(NOW),
        Optional.empty(),
        "https://d-one.studio",
        Optional.of("200005"),
        false,
        ownedResources,
        Optional.of(assignment));
  }

  static ObservedApp app(String name, ObservedApp.Status status) {
    return new ObservedApp(
        new ObservedApp.App(Optional.empty(), "JupyterServer", name), status, Optional.of(CREATED));
  }

  static ObservedApp appOfSpace(ObservedApp.Status status) {
    return new ObservedApp(
        new ObservedApp.App(Optional.of(SPACE), "JupyterLab", "default"),
        status,
        Optional.of(CREATED));
  }

  static ObservedSpace privateSpace(ObservedSpace.Status status) {
    return new ObservedSpace(SPACE, false, status);
  }

  static ObservedSpace sharedSpace(ObservedSpace.Status status) {
    return new ObservedSpace(SHARED_SPACE, true, status);
  }

  static Desired.Role desiredRole(String group, UserSettings settings) {
    return new Desired.Role(
        new GroupName(group),
        new GroupId(group + "0000000-0000-4000-8000-000000000000"),
        roleArn(group),
        Optional.empty(),
        settings,
        Optional.empty());
  }

  static RoleArn roleArn(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }
}
