package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppInstanceType;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.JupyterLabAppSettings;

/** The settings of a row: there from the start, brought back, and changed with the row. */
@ResourceLock(Stack.SHARED)
class UserSettingsIT {
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/studio/tuned");

  private static final Stack stack = Stack.shared();

  private Group group;
  private DomainId domain;

  @AfterAll
  static void nothingWasDenied() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  @BeforeEach
  void aGroupWithARow() {
    String name = "tuned-" + stack.sandbox.cloud().studio().domains().size();
    group = stack.sandbox.cloud().directory().addGroup(name);
    domain = new DomainId(stack.sandbox.cloud().studio().addDomain(name).domainId());
    load(idleAfter(120));
  }

  @Test
  void aProfileIsMadeWithThem() {
    User user = stack.newUser();

    DescribeUserProfileResponse profile = stack.granted(user, group);

    assertThat(profile.userSettings().executionRole()).isEqualTo(ROLE.value());
    assertThat(minutes(lab(profile))).isEqualTo(120);
    assertThat(stack.calls("UpdateUserProfile", profile)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void changedSettingsAreRestoredAndAdditionsStay() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, group);
    stack.changeByHand(
        profile,
        settings ->
            settings
                .securityGroups("sg-by-hand")
                .jupyterLabAppSettings(
                    lab ->
                        lab.defaultResourceSpec(
                                spec -> spec.instanceType(AppInstanceType.ML_G5_XLARGE))
                            .appLifecycleManagement(
                                apps ->
                                    apps.idleSettings(
                                        idle -> idle.idleTimeoutInMinutes(525_600)))));
    stack.sandbox.settle();

    // When
    reconcile(user);

    // Then
    DescribeUserProfileResponse now = stack.profileOf(user).orElseThrow();
    assertThat(minutes(lab(now))).isEqualTo(120);
    assertThat(lab(now).defaultResourceSpec().instanceType())
        .isEqualTo(AppInstanceType.ML_G5_XLARGE);
    assertThat(now.userSettings().securityGroups()).containsExactly("sg-by-hand");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
    assertThat(Stack.asMap(stack.outcomes.getLast().get("detail")))
        .containsEntry("roleArnBefore", ROLE.value())
        .containsEntry("roleArn", ROLE.value());
  }

  @Test
  void whenTheRowChangesSoDoTheProfilesOfItsMembers() {
    // Given
    User user = stack.newUser();
    stack.granted(user, group);

    // When
    load(idleAfter(60));
    reconcile(user);

    // Then
    assertThat(minutes(lab(stack.profileOf(user).orElseThrow()))).isEqualTo(60);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
  }

  @Test
  void settingsRemovedFromTheRowStay() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, group);

    // When
    load(UserSettings.NONE);
    reconcile(user);

    // Then
    assertThat(minutes(lab(stack.profileOf(user).orElseThrow()))).isEqualTo(120);
    assertThat(stack.calls("UpdateUserProfile", profile)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  private void reconcile(User user) {
    stack.publishAdded(user, group);
    stack.sandbox.settle();
  }

  private static JupyterLabAppSettings lab(DescribeUserProfileResponse profile) {
    return profile.userSettings().jupyterLabAppSettings();
  }

  private static Integer minutes(JupyterLabAppSettings lab) {
    return lab.appLifecycleManagement().idleSettings().idleTimeoutInMinutes();
  }

  private static UserSettings idleAfter(int minutes) {
    return new UserSettings(
        Map.of(
            "JupyterLabAppSettings",
            Map.of(
                "AppLifecycleManagement",
                Map.of(
                    "IdleSettings",
                    Map.of("LifecycleManagement", "ENABLED", "IdleTimeoutInMinutes", minutes)))));
  }

  private void load(UserSettings settings) {
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(
            List.of(
                new MappingRow(
                    new GroupName(group.displayName()),
                    domain,
                    Optional.empty(),
                    ROLE,
                    1,
                    Optional.empty(),
                    true,
                    "",
                    settings,
                    Optional.empty())));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
  }
}
