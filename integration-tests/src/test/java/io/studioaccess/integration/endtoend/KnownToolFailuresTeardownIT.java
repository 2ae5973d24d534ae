package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Durations;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/**
 * What other tools are publicly known to get wrong when a profile has to go, by the issue that
 * tells it.
 */
@ResourceLock(Stack.SHARED)
class KnownToolFailuresTeardownIT {
  private static final AppType KERNEL = AppType.KERNEL_GATEWAY;

  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    stack.sandbox.cloud().studio().limitPagesTo(100);
    stack.sandbox.cloud().studio().durations(Durations.likeAws());
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  /**
   * aws/amazon-sagemaker-feedback#113, aws-samples/cloudformation-studio-domain#2: the profile
   * cannot be deleted, for there are apps; some on the next page, some still Pending.
   */
  @Test
  void appsOnSeveralPagesHalfPendingAreAllDeleted() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    stack.sandbox.cloud().studio().limitPagesTo(4);
    openApps(profile, "running", 13);
    stack.sandbox.clock().advance(Duration.ofMinutes(3));
    openApps(profile, "starting", 12);

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.sandbox.cloud().studio().apps())
        .filteredOn(app -> profile.equals(app.userProfileName()))
        .hasSize(25)
        .allMatch(app -> app.status() == AppStatus.DELETED);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  /**
   * aws-cloudformation/cloudformation-coverage-roadmap#1754: the deletion of an app takes up to 20
   * minutes, longer than the function that waits for it may run.
   */
  @Test
  void noFunctionWaitsForASlowDeletion() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    openApps(profile, "slow", 1);
    stack.sandbox.clock().advance(Duration.ofMinutes(3));
    stack.sandbox.cloud().studio().durations(appsGoWithin(Duration.ofMinutes(20)));
    int callsBefore = stack.callsBy("DeprovisionerFunction");
    Instant begun = stack.sandbox.clock().instant();

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
    assertThat(Duration.between(begun, stack.sandbox.clock().instant()))
        .isGreaterThan(Duration.ofMinutes(20));
    assertThat(stack.callsBy("DeprovisionerFunction") - callsBefore).isLessThan(200);
  }

  /** awslabs/ssosync#135: what is gone already cannot be deleted, and the run dies of it. */
  @Test
  void anAppDeletedByOthersMeanwhileIsFine() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse granted = stack.granted(user, DATA_SCIENTISTS);
    String profile = granted.userProfileName();
    openApps(profile, "contended", 2);
    stack.sandbox.clock().advance(Duration.ofMinutes(3));
    stack.rightAfter(
        "ListApps",
        () ->
            stack.byHand(
                sageMaker ->
                    sageMaker.deleteApp(
                        delete ->
                            delete
                                .domainId(DOMAIN)
                                .userProfileName(profile)
                                .appType(KERNEL)
                                .appName("contended-0"))));

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("DeleteApp", granted))
        .extracting(Call::errorCode)
        .contains("ResourceInUse");
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  /** awslabs/ssosync#135, with the profile itself. */
  @Test
  void aProfileDeletedByOthersMeanwhileIsFine() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse granted = stack.granted(user, DATA_SCIENTISTS);
    afterTheQuarantine(user, () -> deleteByHand(granted.userProfileName()));

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("DeleteUserProfile", granted))
        .extracting(Call::errorCode)
        .containsExactly(null, "ResourceInUse");
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  /**
   * awslabs/ssosync#135, and nothing is left when the function gets there. It may delete only what
   * carries our tag, and what is gone carries none: the message comes back, and finds that all is
   * done.
   */
  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  void aProfileGoneAtDeletionIsFine() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse granted = stack.granted(user, DATA_SCIENTISTS);
    afterTheQuarantine(
        user,
        () -> {
          deleteByHand(granted.userProfileName());
          stack.sandbox.clock().advance(Duration.ofSeconds(11));
        });

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("DeleteUserProfile", granted))
        .extracting(Call::errorCode)
        .containsExactly(null, "AccessDeniedException");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
    stack.sandbox.endpoint().calls().clear();
  }

  /** awslabs/ssosync#135, long before: nobody is left to delete. */
  @Test
  void aProfileDeletedBeforeIsFine() {
    // Given
    User user = stack.newUser();
    deleteByHand(stack.granted(user, DATA_SCIENTISTS).userProfileName());
    stack.sandbox.clock().advance(Duration.ofMinutes(1));

    // When
    leaves(user);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  /** The apps are listed while the profile is Updating, and again when it is InService. */
  private static void afterTheQuarantine(User user, Runnable action) {
    AtomicBoolean armed = new AtomicBoolean(true);
    stack
        .sandbox
        .endpoint()
        .calls()
        .onCall(
            call -> {
              if (call.operation().equals("ListApps")
                  && isQuarantined(user)
                  && armed.getAndSet(false)) {
                action.run();
              }
            });
  }

  private static boolean isQuarantined(User user) {
    return stack
        .profileOf(user)
        .filter(profile -> profile.status() == UserProfileStatus.IN_SERVICE)
        .filter(profile -> profile.userSettings().executionRole().equals(stack.quarantineRole()))
        .isPresent();
  }

  private static void leaves(User user) {
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
  }

  private static void deleteByHand(String profile) {
    stack.byHand(
        sageMaker -> sageMaker.deleteUserProfile(d -> d.domainId(DOMAIN).userProfileName(profile)));
  }

  private static Durations appsGoWithin(Duration time) {
    Durations usual = Durations.likeAws();
    return new Durations(
        usual.profileCreation(),
        usual.profileUpdate(),
        usual.profileDeletion(),
        usual.appStart(),
        time,
        usual.spaceCreation(),
        usual.spaceDeletion());
  }

  private static void openApps(String profile, String name, int number) {
    for (int i = 0; i < number; i++) {
      stack.sandbox.cloud().studio().startApp(DOMAIN, profile, KERNEL, name + "-" + i);
    }
  }
}
