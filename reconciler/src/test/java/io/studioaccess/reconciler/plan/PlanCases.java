package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.ANA;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every combination of desired, recorded and observed state that a decision can depend on.
 * Independent values are not combined.
 */
final class PlanCases {
  static final UserSettings WANTED =
      new UserSettings(Map.of("A", Map.of("B", "wanted"), "L", List.of("x", "y")));
  static final UserSettings ADDITIONAL =
      new UserSettings(Map.of("A", Map.of("C", "additional"), "D", 1));
  static final UserSettings MANUALLY_CHANGED =
      new UserSettings(Map.of("A", Map.of("B", "other", "C", "additional"), "D", 1));
  static final UserSettings WANTED_AND_ADDITIONAL =
      new UserSettings(
          Map.of("A", Map.of("B", "wanted", "C", "additional"), "L", List.of("y", "x"), "D", 1));
  static final Desired.Role ROLE_A_WITH_SETTINGS = PlanFixture.desiredRole("a", WANTED);
  static final GroupAssignment UNASSIGNED =
      new GroupAssignment.Unassigned(
          new ApplicationArn(
              "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1"));

  private static final List<Optional<RoleArn>> ROLES =
      List.of(
          Optional.empty(),
          Optional.of(PlanFixture.roleArn("a")),
          Optional.of(PlanFixture.roleArn("b")),
          Optional.of(PlanFixture.QUARANTINE));

  private PlanCases() {}

  /**
   * A plan input and its circumstances.
   *
   * @param limitReached whether the hourly limit is reached, so that a counted change is held
   * @param provisionerFirst whether the provisioner reconciles first, which does not revoke
   */
  record Case(PlanFixture fixture, boolean limitReached, boolean provisionerFirst) {}

  static Stream<Case> all() {
    return Stream.of(entitled(), heldEntitled(), leavers(), heldLeavers()).flatMap(cases -> cases);
  }

  static Stream<Case> entitled() {
    List<Case> cases = new ArrayList<>();
    for (Desired desired : entitlements()) {
      for (Optional<ProfileRecord> record : recordsOfRoles()) {
        PlanFixture fixture = PlanFixture.desiring(desired).recorded(record);
        profilesNotOurs().forEach(observed -> add(cases, fixture.observing(observed)));
        for (ProfileStatus status : ProfileStatus.values()) {
          for (GroupAssignment assignment : assignments(status)) {
            for (Optional<RoleArn> role : ROLES) {
              for (UserSettings settings :
                  List.of(UserSettings.NONE, WANTED, MANUALLY_CHANGED, WANTED_AND_ADDITIONAL)) {
                add(
                    cases,
                    fixture.observing(
                        PlanFixture.ours(status, role, settings, Optional.empty(), assignment)));
              }
            }
          }
        }
      }
    }
    return cases.stream();
  }

  private static List<Desired> entitlements() {
    return List.of(
        PlanFixture.ROLE_A,
        ROLE_A_WITH_SETTINGS,
        PlanFixture.ROLE_B,
        Desired.Unclear.forEveryone("unreadable row"));
  }

  private static void add(List<Case> cases, PlanFixture fixture) {
    cases.add(new Case(fixture, false, true));
    if (fixture.plan() instanceof Step.Guarded) {
      cases.add(new Case(fixture, true, true));
    }
  }

  /** The assignment is not read before the profile is InService. */
  private static List<GroupAssignment> assignments(ProfileStatus status) {
    return status == ProfileStatus.IN_SERVICE
        ? List.of(new GroupAssignment.Assigned(), UNASSIGNED, new GroupAssignment.NoApplication())
        : List.of(UNASSIGNED);
  }

  private static List<ObservedProfile> profilesNotOurs() {
    return List.of(
        PlanFixture.ABSENT,
        new ObservedProfile.Foreign(PlanFixture.NAME),
        new ObservedProfile.NoDomain(),
        new ObservedProfile.UnsuitableDomain("it is in IAM mode"));
  }

  private static List<Optional<ProfileRecord>> recordsOfRoles() {
    List<Optional<ProfileRecord>> records = new ArrayList<>(List.of(Optional.empty()));
    for (State state : State.values()) {
      for (Desired.Role role :
          List.of(PlanFixture.ROLE_A, ROLE_A_WITH_SETTINGS, PlanFixture.ROLE_B)) {
        Optional<RoleArn> before =
            state == State.CHANGING ? Optional.of(PlanFixture.roleArn("old")) : Optional.empty();
        for (int tries : List.of(0, GrantPlanner.MAX_TRIES_IN_A_ROW)) {
          ProfileRecord record =
              ProfileRecord.of(PlanFixture.NAME, state, role, PlanFixture.DOMAIN.region())
                  .withRoleBefore(before)
                  .withTries(tries);
          records.add(
              Optional.of(state.isLeaving() ? record.withDeparture(departure(NOW)) : record));
        }
      }
    }
    return records;
  }

  private static Stream<Case> heldEntitled() {
    List<Case> cases = new ArrayList<>();
    for (Desired desired : entitlements()) {
      for (ProfileRecord record : recordsWithHold()) {
        for (Optional<Verdict> verdict : verdicts()) {
          PlanFixture fixture = PlanFixture.desiring(desired).recorded(record).decided(verdict);
          profilesNotOurs().forEach(observed -> add(cases, fixture.observing(observed)));
          for (ProfileStatus status : ProfileStatus.values()) {
            for (Optional<RoleArn> role : ROLES) {
              add(
                  cases,
                  fixture.observing(
                      PlanFixture.ours(
                          status, role, UserSettings.NONE, Optional.empty(), UNASSIGNED)));
            }
          }
        }
      }
    }
    return cases.stream();
  }

  private static List<ProfileRecord> recordsWithHold() {
    List<ProfileRecord> records = new ArrayList<>();
    for (State state : List.of(State.GRANTING, State.GRANTED, State.CHANGING, State.RESTORING)) {
      for (Optional<RoleArn> to : ROLES.subList(0, 3)) {
        for (boolean rejected : List.of(false, true)) {
          if (mayHold(state, to)) {
            Hold hold = new Hold(NOW.minusSeconds(60), to, rejected);
            records.add(PlanFixture.record(state).withHold(Optional.of(hold)));
          }
        }
      }
    }
    return records;
  }

  /** A change in progress is not held, nor is a return. */
  private static boolean mayHold(State state, Optional<RoleArn> to) {
    return switch (state) {
      case CHANGING -> !to.equals(Optional.of(PlanFixture.roleArn("a")));
      case RESTORING -> to.isEmpty();
      default -> true;
    };
  }

  private static List<Optional<Verdict>> verdicts() {
    return List.of(Optional.empty(), Optional.of(Verdict.RELEASED), Optional.of(Verdict.REJECTED));
  }

  private static Stream<Case> leavers() {
    List<Case> cases = new ArrayList<>();
    for (Optional<ProfileRecord> record : recordsOfLeavers()) {
      for (ObservedProfile observed : observedOfLeavers()) {
        PlanFixture fixture =
            PlanFixture.desiring(PlanFixture.NOTHING).recorded(record).observing(observed);
        for (Duration grace : List.of(Duration.ZERO, Duration.ofDays(7))) {
          for (PrivateSpaces spaces : PrivateSpaces.values()) {
            PlanFixture withRules = fixture.withRules(PlanFixture.rules(grace, spaces));
            boolean provisionerFirst = spaces == PrivateSpaces.KEEP;
            cases.add(new Case(withRules, false, provisionerFirst));
          }
        }
        if (fixture.plan() instanceof Step.Guarded) {
          addHeld(fixture, cases);
        }
      }
    }
    return cases.stream();
  }

  private static Stream<Case> heldLeavers() {
    List<Case> cases = new ArrayList<>();
    for (ProfileRecord record : recordsWithHold()) {
      if (record.state() != State.GRANTED) {
        continue; // the hold of a leaver does not depend on the state
      }
      for (Optional<Verdict> verdict : verdicts()) {
        PlanFixture fixture =
            PlanFixture.desiring(PlanFixture.NOTHING).recorded(record).decided(verdict);
        observedOfLeavers().forEach(observed -> addHeld(fixture.observing(observed), cases));
      }
    }
    return cases.stream();
  }

  private static void addHeld(PlanFixture fixture, List<Case> cases) {
    for (Optional<DirectoryUser> user :
        List.of(ANA, PlanFixture.ANA_DISABLED, Optional.<DirectoryUser>empty())) {
      cases.add(new Case(fixture.forUser(user), true, false));
    }
  }

  private static List<Optional<ProfileRecord>> recordsOfLeavers() {
    List<Optional<ProfileRecord>> records = new ArrayList<>(List.of(Optional.empty()));
    for (State state : State.values()) {
      if (state.isLeaving()) {
        for (Instant due : List.of(NOW.minusSeconds(1), NOW.plusSeconds(1))) {
          records.add(Optional.of(PlanFixture.record(state).withDeparture(departure(due))));
        }
      } else {
        records.add(Optional.of(PlanFixture.record(state)));
      }
    }
    return records;
  }

  private static Departure departure(Instant due) {
    return new Departure(due, Optional.of("200005"), "something", NOW.minusSeconds(86_400));
  }

  private static List<ObservedProfile> observedOfLeavers() {
    List<ObservedProfile> observations = new ArrayList<>(profilesNotOurs());
    for (ProfileStatus status : ProfileStatus.values()) {
      for (Optional<RoleArn> role : ROLES) {
        // A profile that was never InService, or is being deleted, has no apps or spaces.
        boolean bare = status == ProfileStatus.FAILED || status == ProfileStatus.DELETING;
        for (OwnedResources ownedResources :
            bare ? List.of(OwnedResources.NONE) : ownedResources()) {
          observations.add(
              PlanFixture.ours(
                  status,
                  role,
                  UserSettings.NONE,
                  Optional.of(ownedResources),
                  new GroupAssignment.Assigned()));
        }
      }
    }
    return observations;
  }

  private static List<OwnedResources> ownedResources() {
    List<OwnedResources> all = new ArrayList<>(List.of(OwnedResources.NONE));
    ObservedApp running = PlanFixture.app("running", ObservedApp.Status.IN_SERVICE);
    ObservedSpace inService = PlanFixture.privateSpace(ObservedSpace.Status.IN_SERVICE);
    for (ObservedApp.Status status : ObservedApp.Status.values()) {
      all.add(new OwnedResources(List.of(PlanFixture.app("one", status)), List.of()));
      all.add(new OwnedResources(List.of(running, PlanFixture.app("one", status)), List.of()));
      all.add(new OwnedResources(List.of(PlanFixture.appOfSpace(status)), List.of(inService)));
    }
    for (ObservedSpace.Status status : ObservedSpace.Status.values()) {
      all.add(new OwnedResources(List.of(), List.of(PlanFixture.privateSpace(status))));
      all.add(new OwnedResources(List.of(), List.of(inService, PlanFixture.sharedSpace(status))));
    }
    all.add(
        new OwnedResources(
            List.of(), List.of(PlanFixture.sharedSpace(ObservedSpace.Status.IN_SERVICE))));
    all.add(
        new OwnedResources(
            List.of(running, PlanFixture.appOfSpace(ObservedApp.Status.PENDING)),
            List.of(inService, PlanFixture.sharedSpace(ObservedSpace.Status.IN_SERVICE))));
    return all;
  }
}
