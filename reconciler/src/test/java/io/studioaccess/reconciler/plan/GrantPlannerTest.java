package io.studioaccess.reconciler.plan;

import static io.studioaccess.reconciler.plan.PlanFixture.ABSENT;
import static io.studioaccess.reconciler.plan.PlanFixture.DOMAIN;
import static io.studioaccess.reconciler.plan.PlanFixture.NAME;
import static io.studioaccess.reconciler.plan.PlanFixture.NOW;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_A;
import static io.studioaccess.reconciler.plan.PlanFixture.ROLE_B;
import static io.studioaccess.reconciler.plan.PlanFixture.inService;
import static io.studioaccess.reconciler.plan.PlanFixture.record;
import static io.studioaccess.reconciler.plan.PlanFixture.roleArn;
import static io.studioaccess.reconciler.plan.PlanFixture.wanting;
import static io.studioaccess.reconciler.plan.SmallWorld.OTHERS;
import static io.studioaccess.reconciler.plan.SmallWorld.ROLE_A_WITH_SETTINGS;
import static io.studioaccess.reconciler.plan.SmallWorld.WANTED_AND_BESIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a profile comes to stand with the right role and settings. */
class GrantPlannerTest {
  @Test
  void settingsThatSomebodyChangedAreBroughtBackWithTheRole() {
    PlanFixture changedByHand =
        wanting(ROLE_A_WITH_SETTINGS)
            .remembering(
                ProfileRecord.of(
                    NAME, State.GRANTED, ROLE_A_WITH_SETTINGS, PlanFixture.DOMAIN.region()))
            .seeing(withSettings(OTHERS));

    assertThat(changedByHand.operations())
        .containsExactly(
            new Operation.Retarget(
                DOMAIN,
                NAME,
                roleArn("a"),
                new UserSettings(
                    Map.of("A", Map.of("B", "wanted", "C", "beside"), "L", List.of("x", "y")))));
    assertThat(changedByHand.recordAfter().roleBefore()).contains(roleArn("a"));
  }

  @Test
  void settingsAloneAreToldAsAChangeFromARoleToItself() {
    ProfileRecord changing = changing(0).replacing(Optional.of(roleArn("a")));

    assertThat(
            wanting(ROLE_A_WITH_SETTINGS)
                .remembering(changing)
                .seeing(withSettings(WANTED_AND_BESIDE))
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
        .tried(tries);
  }

  @Test
  void settingsThatDoNotShowAreAskedForThriceAndThenReportedWithTheirRowAndPath() {
    assertThat(
            wanting(ROLE_A_WITH_SETTINGS).remembering(changing(3)).seeing(inService("a")).outcome())
        .isEqualTo(
            new Outcome.Failed(
                DOMAIN.id(),
                NAME,
                "mapping of group 'a' in domain d-one: requested 3 times, but the profile does"
                    + " not show userSettings.A.B, userSettings.L"));
  }

  @Test
  void aRoleThatIsNotRightIsNeverGivenUpOn() {
    assertThat(
            wanting(ROLE_A_WITH_SETTINGS)
                .remembering(changing(3))
                .seeing(inService("b"))
                .operations())
        .singleElement()
        .isInstanceOf(Operation.Retarget.class);
  }

  @Test
  void aDomainThatCannotBeServedIsRefusedWithTheRowThatNamesIt() {
    assertThat(wanting(ROLE_A).seeing(new ObservedProfile.NoDomain()).outcome())
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN.id(), "mapping of group 'a' in domain d-one: the domain does not exist"));
    assertThat(
            wanting(ROLE_A)
                .seeing(new ObservedProfile.UnsuitableDomain("it is in IAM mode"))
                .outcome())
        .isEqualTo(
            new Outcome.Refused(
                DOMAIN.id(), "mapping of group 'a' in domain d-one: it is in IAM mode"));
  }

  @Test
  void aProfileThatCameOfAGrantIsAnnouncedOnceItIsInService() {
    PlanFixture standing = wanting(ROLE_A).seeing(inService("a"));

    assertThat(standing.remembering(record(State.GRANTING)).outcome())
        .isInstanceOf(Outcome.Granted.class);
    assertThat(standing.remembering(record(State.GRANTED)).outcome())
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void aProfileThatFailedIsMadeAgainThriceAndThenReportedWithSageMakersReason() {
    PlanFixture failed = wanting(ROLE_A).seeing(standing(ProfileStatus.FAILED, NOW));

    assertThat(failed.remembering(record(State.GRANTING).tried(2)).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    assertThat(failed.remembering(record(State.GRANTING).tried(3)).outcome())
        .isEqualTo(new Outcome.Failed(DOMAIN.id(), NAME, "profile is FAILED: no EFS mount target"));
  }

  @Test
  void aProfileThatFailedThriceIsTriedAgainADayLaterOrForAnotherRole() {
    ProfileRecord thrice = record(State.GRANTING).tried(3);
    Instant yesterday = NOW.minus(GrantPlanner.BEFORE_ONE_MORE_TRY);

    assertThat(
            wanting(ROLE_A)
                .remembering(thrice)
                .seeing(standing(ProfileStatus.FAILED, yesterday))
                .operations())
        .hasSize(1);
    assertThat(
            wanting(ROLE_B)
                .remembering(thrice)
                .seeing(standing(ProfileStatus.FAILED, NOW))
                .operations())
        .hasSize(1);
  }

  @Test
  void aReturnThatSageMakerFailsAtIsTriedThriceAndThenReportedUntilADayLater() {
    PlanFixture failed = wanting(ROLE_A).seeing(standing(ProfileStatus.UPDATE_FAILED, NOW));
    ProfileRecord thrice = record(State.RESTORING).tried(3);

    assertThat(failed.remembering(record(State.RESTORING).tried(2)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
    assertThat(failed.remembering(thrice).outcome())
        .isEqualTo(
            new Outcome.Failed(DOMAIN.id(), NAME, "profile is UPDATE_FAILED: no EFS mount target"));
    assertThat(
            failed.remembering(thrice).at(NOW.plus(GrantPlanner.BEFORE_ONE_MORE_TRY)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
  }

  @Test
  void everyCreateIsCounted() {
    PlanFixture absent = wanting(ROLE_A).seeing(ABSENT);

    assertThat(absent.remembering(record(State.GRANTING).tried(1)).recordAfter())
        .isEqualTo(record(State.GRANTING).tried(2));
    assertThat(absent.recordAfter()).isEqualTo(record(State.GRANTING).tried(1));
  }

  private static ObservedProfile standing(ProfileStatus status, Instant modified) {
    return new ObservedProfile.Ours(
        NAME,
        "arn:ana",
        status,
        Optional.of(roleArn("a")),
        UserSettings.NONE,
        Optional.of(modified),
        Optional.of("no EFS mount target"),
        "https://d-one.studio",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
