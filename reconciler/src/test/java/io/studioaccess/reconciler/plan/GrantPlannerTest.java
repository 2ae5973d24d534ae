package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanCases.MANUALLY_CHANGED;
import static io.studioaccess.reconciler.plan.PlanCases.ROLE_A_WITH_SETTINGS;
import static io.studioaccess.reconciler.plan.PlanCases.WANTED_AND_ADDITIONAL;
import static io.studioaccess.reconciler.plan.PlanFixture.ABSENT;
import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_A;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_B;
import static io.studioaccess.reconciler.plan.PlanFixture.desiring;
import static io.studioaccess.reconciler.plan.PlanFixture.inService;
import static io.studioaccess.reconciler.plan.PlanFixture.record;
import static io.studioaccess.reconciler.plan.PlanFixture.roleArn;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The steps to a profile that is InService with the right role and settings. */
class GrantPlannerTest {
  @Test
  void restoresSettingsThatWereChangedManually() {
    PlanFixture changedManually =
        desiring(ROLE_A_WITH_SETTINGS)
            .recorded(
                ProfileRecord.of(
                    NAME, State.GRANTED, ROLE_A_WITH_SETTINGS, PlanFixture.DOMAIN.region()))
            .observing(withSettings(MANUALLY_CHANGED));

    assertThat(changedManually.operations())
        .containsExactly(
            new Operation.Retarget(
                DOMAIN,
                NAME,
                roleArn("a"),
                new UserSettings(
                    Map.of(
                        "A", Map.of("B", "wanted", "C", "additional"), "L", List.of("x", "y")))));
    assertThat(changedManually.recordAfter().roleBefore()).contains(roleArn("a"));
  }

  @Test
  void settingsChangeKeepsTheRoleInItsOutcome() {
    ProfileRecord changing = changing(0).withRoleBefore(Optional.of(roleArn("a")));

    assertThat(
            desiring(ROLE_A_WITH_SETTINGS)
                .recorded(changing)
                .observing(withSettings(WANTED_AND_ADDITIONAL))
                .outcome())
        .isEqualTo(
            new Outcome.Changed(
                DOMAIN.id(),
                NAME,
                new GroupName("a"),
                roleArn("a"),
                roleArn("a"),
                Optional.empty()));
  }

  private static ObservedProfile withSettings(UserSettings settings) {
    return PlanFixture.ours(
        ProfileStatus.IN_SERVICE,
        Optional.of(roleArn("a")),
        settings,
        Optional.empty(),
        new GroupAssignment.Assigned());
  }

  private static ProfileRecord changing(int tries) {
    return ProfileRecord.of(NAME, State.CHANGING, ROLE_A_WITH_SETTINGS, PlanFixture.DOMAIN.region())
        .withTries(tries);
  }

  @Test
  void settingsMissingAfterThreeTriesAreReported() {
    assertThat(
            desiring(ROLE_A_WITH_SETTINGS)
                .recorded(changing(3))
                .observing(inService("a"))
                .outcome())
        .isEqualTo(
            new Outcome.Failed(
                DOMAIN.id(),
                NAME,
                "mapping of group 'a' in domain d-one: requested 3 times, but the profile does"
                    + " not show userSettings.A.B, userSettings.L"));
  }

  @Test
  void wrongRoleIsRetriedWithoutLimit() {
    assertThat(
            desiring(ROLE_A_WITH_SETTINGS)
                .recorded(changing(3))
                .observing(inService("b"))
                .operations())
        .singleElement()
        .isInstanceOf(Operation.Retarget.class);
  }

  @Test
  void unsuitableDomainIsRefusedWithItsMappingRow() {
    assertThat(desiring(ROLE_A).observing(new ObservedProfile.NoDomain()).outcome())
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN.id(), "mapping of group 'a' in domain d-one: the domain does not exist"));
    assertThat(
            desiring(ROLE_A)
                .observing(new ObservedProfile.UnsuitableDomain("it is in IAM mode"))
                .outcome())
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN.id(), "mapping of group 'a' in domain d-one: it is in IAM mode"));
  }

  @Test
  void newProfileIsReportedOnceItIsInService() {
    PlanFixture inService = desiring(ROLE_A).observing(inService("a"));

    assertThat(inService.recorded(record(State.GRANTING)).outcome())
        .isInstanceOf(Outcome.Granted.class);
    assertThat(inService.recorded(record(State.GRANTED)).outcome())
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void failedProfileIsRecreatedThreeTimesThenReported() {
    PlanFixture failed = desiring(ROLE_A).observing(failedProfile(ProfileStatus.FAILED, NOW));

    assertThat(failed.recorded(record(State.GRANTING).withTries(2)).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    assertThat(failed.recorded(record(State.GRANTING).withTries(3)).outcome())
        .isEqualTo(new Outcome.Failed(DOMAIN.id(), NAME, "profile is Failed: no EFS mount target"));
  }

  @Test
  void failedProfileIsRetriedAfterADayOrForAnotherRole() {
    ProfileRecord afterThreeTries = record(State.GRANTING).withTries(3);
    Instant yesterday = NOW.minus(GrantPlanner.RETRY_INTERVAL);

    assertThat(
            desiring(ROLE_A)
                .recorded(afterThreeTries)
                .observing(failedProfile(ProfileStatus.FAILED, yesterday))
                .operations())
        .hasSize(1);
    assertThat(
            desiring(ROLE_B)
                .recorded(afterThreeTries)
                .observing(failedProfile(ProfileStatus.FAILED, NOW))
                .operations())
        .hasSize(1);
  }

  @Test
  void failedRestoreIsRetriedThreeTimesThenAfterADay() {
    PlanFixture failed =
        desiring(ROLE_A).observing(failedProfile(ProfileStatus.UPDATE_FAILED, NOW));
    ProfileRecord afterThreeTries = record(State.RESTORING).withTries(3);

    assertThat(failed.recorded(record(State.RESTORING).withTries(2)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
    assertThat(failed.recorded(afterThreeTries).outcome())
        .isEqualTo(
            new Outcome.Failed(DOMAIN.id(), NAME, "profile is Update_Failed: no EFS mount target"));
    assertThat(
            failed.recorded(afterThreeTries).at(NOW.plus(GrantPlanner.RETRY_INTERVAL)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
  }

  private static PlanFixture changed(boolean stopsApps, ObservedApp... apps) {
    ProfileRecord changing =
        ProfileRecord.of(NAME, State.CHANGING, PlanFixture.ROLE_B, PlanFixture.DOMAIN.region())
            .withRoleBefore(Optional.of(roleArn("a")));
    return desiring(PlanFixture.ROLE_B)
        .recorded(changing)
        .observing(PlanFixture.with(roleArn("b"), List.of(apps)))
        .withRules(
            new RevocationRules(
                PlanFixture.QUARANTINE,
                Duration.ofDays(7),
                PrivateSpaces.DELETE,
                Duration.ofHours(6),
                stopsApps));
  }

  @Test
  void roleChangeStopsTheAppsOfTheOldRoleIfAsked() {
    ObservedApp running = PlanFixture.app("running", ObservedApp.Status.IN_SERVICE);

    assertThat(changed(true, running).forProvisioner().plan()).isInstanceOf(Step.HandOver.class);
    assertThat(changed(true, running).operations())
        .containsExactly(new Operation.DeleteApp(PlanFixture.DOMAIN, NAME, running.app()));
    assertThat(changed(true).outcome())
        .isInstanceOfSatisfying(
            Outcome.Changed.class, changed -> assertThat(changed.todo()).isEmpty());
  }

  @Test
  void roleChangeNamesTheCredentialsThatRemain() {
    ObservedApp running = PlanFixture.app("running", ObservedApp.Status.IN_SERVICE);

    assertThat(changed(false, running).outcome())
        .isInstanceOfSatisfying(
            Outcome.Changed.class,
            changed ->
                assertThat(changed.todo().orElseThrow())
                    .contains("keep the credentials of", "role/studio/a", "StopAppsOnRoleChange"));
  }

  @Test
  void countsEveryCreate() {
    PlanFixture absent = desiring(ROLE_A).observing(ABSENT);

    assertThat(absent.recorded(record(State.GRANTING).withTries(1)).recordAfter())
        .isEqualTo(record(State.GRANTING).withTries(2));
    assertThat(absent.recordAfter()).isEqualTo(record(State.GRANTING).withTries(1));
  }

  private static ObservedProfile failedProfile(ProfileStatus status, Instant modified) {
    return new ObservedProfile.Ours(
        NAME,
        "arn:ana",
        status,
        Optional.of(roleArn("a")),
        UserSettings.NONE,
        Optional.of(PlanFixture.CREATED),
        Optional.of(modified),
        Optional.of("no EFS mount target"),
        "https://d-one.studio",
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
