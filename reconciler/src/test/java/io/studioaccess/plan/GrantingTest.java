package io.studioaccess.plan;

import static io.studioaccess.plan.Look.ABSENT;
import static io.studioaccess.plan.Look.DOMAIN;
import static io.studioaccess.plan.Look.NAME;
import static io.studioaccess.plan.Look.NOW;
import static io.studioaccess.plan.Look.ROLE_A;
import static io.studioaccess.plan.Look.ROLE_B;
import static io.studioaccess.plan.Look.inService;
import static io.studioaccess.plan.Look.record;
import static io.studioaccess.plan.Look.roleArn;
import static io.studioaccess.plan.Look.wanting;
import static io.studioaccess.plan.SmallWorld.OTHERS;
import static io.studioaccess.plan.SmallWorld.ROLE_A_WITH_SETTINGS;
import static io.studioaccess.plan.SmallWorld.WANTED_AND_BESIDE;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.plan.ProfileRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a profile comes to stand with the right role and settings. */
class GrantingTest {
  @Test
  void settingsThatSomebodyChangedAreBroughtBackWithTheRole() {
    Look changedByHand =
        wanting(ROLE_A_WITH_SETTINGS)
            .remembering(
                ProfileRecord.of(NAME, State.GRANTED, ROLE_A_WITH_SETTINGS, Look.DOMAIN.region()))
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
    return Look.ours(
        ProfileStatus.IN_SERVICE,
        Optional.of(roleArn("a")),
        settings,
        Optional.empty(),
        new GroupAssignment.Assigned());
  }

  private static ProfileRecord changing(int tries) {
    return ProfileRecord.of(NAME, State.CHANGING, ROLE_A_WITH_SETTINGS, Look.DOMAIN.region())
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
                "mapping of group 'a' in domain d-one: asked for 3 times, and the profile does"
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
    Look standing = wanting(ROLE_A).seeing(inService("a"));

    assertThat(standing.remembering(record(State.GRANTING)).outcome())
        .isInstanceOf(Outcome.Granted.class);
    assertThat(standing.remembering(record(State.GRANTED)).outcome())
        .isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void aProfileThatFailedIsMadeAgainThriceAndThenReportedWithSageMakersReason() {
    Look failed = wanting(ROLE_A).seeing(standing(ProfileStatus.FAILED, NOW));

    assertThat(failed.remembering(record(State.GRANTING).tried(2)).operations())
        .containsExactly(new Operation.DeleteProfile(DOMAIN, NAME));
    assertThat(failed.remembering(record(State.GRANTING).tried(3)).outcome())
        .isEqualTo(new Outcome.Failed(DOMAIN.id(), NAME, "profile is FAILED: no EFS mount target"));
  }

  @Test
  void aProfileThatFailedThriceIsTriedAgainADayLaterOrForAnotherRole() {
    ProfileRecord thrice = record(State.GRANTING).tried(3);
    Instant yesterday = NOW.minus(Granting.BEFORE_ONE_MORE_TRY);

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
    Look failed = wanting(ROLE_A).seeing(standing(ProfileStatus.UPDATE_FAILED, NOW));
    ProfileRecord thrice = record(State.RESTORING).tried(3);

    assertThat(failed.remembering(record(State.RESTORING).tried(2)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
    assertThat(failed.remembering(thrice).outcome())
        .isEqualTo(
            new Outcome.Failed(DOMAIN.id(), NAME, "profile is UPDATE_FAILED: no EFS mount target"));
    assertThat(failed.remembering(thrice).at(NOW.plus(Granting.BEFORE_ONE_MORE_TRY)).operations())
        .singleElement()
        .isInstanceOf(Operation.Restore.class);
  }

  @Test
  void everyCreateIsCounted() {
    Look absent = wanting(ROLE_A).seeing(ABSENT);

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
