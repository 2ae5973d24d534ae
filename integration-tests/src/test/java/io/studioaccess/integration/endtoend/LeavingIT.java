package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Studio;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** Users who leave: quarantine at once, deletion after the grace period, and return before it. */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class LeavingIT {
  private static final Duration GRACE = Duration.ofDays(7);
  private static final String DELETE_AFTER = "studio-access:delete-after";

  private static final Stack stack = Stack.sharedWithGracePeriod();

  @AfterEach
  void nothingWasDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void aLeaverIsQuarantinedAtOnceAndDeletedWhenDue() {
    // Given
    User user = stack.newUser();
    String home = stack.granted(user, DATA_SCIENTISTS).homeEfsFileSystemUid();
    Instant left = stack.sandbox.clock().instant();

    // When
    leaves(user);

    // Then
    DescribeUserProfileResponse profile = stack.profileOf(user).orElseThrow();
    assertThat(role(profile)).isEqualTo(stack.quarantineRole());
    assertThat(tags(profile)).containsEntry(DELETE_AFTER, left.plus(GRACE).toString());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
    assertThat(stack.lastDetail(user))
        .containsEntry("due", left.plus(GRACE).toString())
        .containsEntry("roleArnBefore", stack.roleOf(DATA_SCIENTISTS));

    // When
    sweepAfter(GRACE.minusHours(1));
    assertThat(stack.profileOf(user)).isPresent();
    sweepAfter(Duration.ofHours(1));

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
    assertThat(stack.lastDetail(user)).containsEntry("homeEfsFileSystemUid", home);
  }

  @Test
  void appsAreDeletedAtOnceAndPrivateSpacesWhenDue() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "default");
    space(profile, profile + "-own", SharingType.PRIVATE);
    studio().startAppInSpace(DOMAIN, profile + "-own", AppType.JUPYTER_LAB, "default");

    // When
    leaves(user);

    // Then
    assertThat(runningAppsOf(profile)).isEmpty();
    assertThat(spacesOf(profile)).containsExactly(profile + "-own");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");

    // When
    sweepAfter(GRACE);

    // Then
    assertThat(spacesOf(profile)).isEmpty();
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
  }

  @Test
  void aReturningUserHasTheSameProfileHomeSpacesAndRole() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse before = stack.granted(user, DATA_SCIENTISTS);
    space(before.userProfileName(), before.userProfileName() + "-own", SharingType.PRIVATE);
    leaves(user);
    stack.sandbox.clock().advance(GRACE.minusDays(1));

    // When
    comesBack(user);

    // Then
    DescribeUserProfileResponse after = stack.profileOf(user).orElseThrow();
    assertThat(after.homeEfsFileSystemUid()).isEqualTo(before.homeEfsFileSystemUid());
    assertThat(role(after)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));
    assertThat(tags(after)).doesNotContainKey(DELETE_AFTER);
    assertThat(spacesOf(before.userProfileName())).hasSize(1);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Restored");

    // When
    sweepAfter(GRACE.plusDays(1));

    // Then
    assertThat(stack.profileOf(user)).isPresent();
    assertThat(stack.outcomesOf(user)).hasSize(3);
  }

  /** The user returns while the deprovisioner waits for the response to this call. */
  @ParameterizedTest
  @ValueSource(
      strings = {"AddTags", "UpdateUserProfile", "DeleteApp", "DeleteSpace", "DeleteUserProfile"})
  void aUserWhoReturnsDuringAnyCallHasAUsableProfile(String moment) {
    // Given
    User user = stack.newUser();
    var unused = grantedWithAnAppInASpace(user);
    stack.rightAfter(
        moment,
        () -> {
          stack.join(user, DATA_SCIENTISTS);
          stack.publishAdded(user, DATA_SCIENTISTS);
        });

    // When
    leaves(user);
    sweepAfter(GRACE);
    stack.sandbox.settle();

    // Then
    DescribeUserProfileResponse after = stack.profileOf(user).orElseThrow();
    assertThat(after.status()).isEqualTo(UserProfileStatus.IN_SERVICE);
    assertThat(role(after)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));
    assertThat(tags(after)).doesNotContainKey(DELETE_AFTER);
    assertThat(stack.outcomesOf(user).getLast()).isIn("Restored", "Granted");
  }

  /** After each kill another process of the function finishes the work. */
  @Test
  void aFunctionKilledInEachPhaseLosesNothing() {
    // Given
    User user = stack.newUser();
    String profile = grantedWithAnAppInASpace(user);
    var kills =
        Stream.of("UpdateUserProfile", "DeleteApp", "DeleteSpace", "DeleteUserProfile")
            .map(
                operation ->
                    stack.sandbox.killDuring(
                        "DeprovisionerFunction", call -> call.operation().equals(operation)))
            .toList();

    // When
    leaves(user);
    sweepAfter(GRACE);

    // Then
    assertThat(kills).allSatisfy(killed -> assertThat(killed).isCompleted());
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(spacesOf(profile)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
  }

  @Test
  void aSharedSpaceBlocksUntilAnAdministratorDeletesIt() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    space(profile, profile + "-team", SharingType.SHARED);
    studio().startAppInSpace(DOMAIN, profile + "-team", AppType.JUPYTER_LAB, "default");

    // When
    leaves(user);
    sweepAfter(GRACE);

    // Then
    assertThat(runningAppsOf(profile)).hasSize(1);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Blocked");
    assertThat(stack.lastReason(user)).contains(profile + "-team", "delete it manually");
    assertThat(stack.sandbox.log("DeprovisionerFunction"))
        .anyMatch(line -> line.contains("\"TeardownsBlocked\":1"));

    // When
    stack.byHand(
        sageMaker ->
            sageMaker.deleteApp(
                delete ->
                    delete
                        .domainId(DOMAIN)
                        .spaceName(profile + "-team")
                        .appType(AppType.JUPYTER_LAB)
                        .appName("default")));
    stack.sandbox.clock().advance(Duration.ofMinutes(30));
    stack.deleteSpace(profile + "-team");
    sweepAfter(Duration.ofHours(1));

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user))
        .containsExactly("Granted", "Quarantined", "Blocked", "Revoked");
  }

  @Test
  void aRoleGivenBackManuallyIsRevokedAgain() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, DATA_SCIENTISTS);
    leaves(user);
    stack.changeByHand(profile, settings -> settings.executionRole(stack.roleOf(DATA_SCIENTISTS)));

    // When
    sweepAfter(Duration.ofHours(1));

    // Then
    assertThat(role(stack.profileOf(user).orElseThrow())).isEqualTo(stack.quarantineRole());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
  }

  private static String grantedWithAnAppInASpace(User user) {
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    space(profile, profile + "-own", SharingType.PRIVATE);
    studio().startAppInSpace(DOMAIN, profile + "-own", AppType.JUPYTER_LAB, "default");
    stack.sandbox.clock().advance(Duration.ofMinutes(5));
    return profile;
  }

  private static void leaves(User user) {
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  private static void comesBack(User user) {
    stack.join(user, DATA_SCIENTISTS);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  private static void sweepAfter(Duration time) {
    stack.sandbox.clock().advance(time);
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  private static Studio studio() {
    return stack.sandbox.cloud().studio();
  }

  private static void space(String profile, String name, SharingType sharing) {
    studio().addSpace(DOMAIN, name, profile, sharing);
  }

  private static String role(DescribeUserProfileResponse profile) {
    return profile.userSettings().executionRole();
  }

  private static Map<String, String> tags(DescribeUserProfileResponse profile) {
    return studio().tags(profile.userProfileArn());
  }

  private static List<String> spacesOf(String profile) {
    return studio().spaces().stream()
        .filter(space -> profile.equals(space.ownershipSettings().ownerUserProfileName()))
        .map(space -> space.spaceName())
        .toList();
  }

  /** The running apps of the profile and of its spaces. */
  private static List<String> runningAppsOf(String profile) {
    List<String> spaces = spacesOf(profile);
    return studio().apps().stream()
        .filter(app -> profile.equals(app.userProfileName()) || spaces.contains(app.spaceName()))
        .filter(app -> app.status() != AppStatus.DELETED && app.status() != AppStatus.FAILED)
        .map(app -> app.appName())
        .toList();
  }
}
