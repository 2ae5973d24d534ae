package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Durations;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * The largest revocation: more apps than a page of ListApps holds, private spaces with more apps, a
 * shared space, apps that take 20 minutes to delete, and everything that can go wrong meanwhile.
 */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class BigTeardownIT {
  private static final int APPS = 130;
  private static final int APPS_WHEN_THROTTLED = 40;
  private static final int SPACES = 12;
  private static final int PENDING = 30;

  /** A function that polls until the apps are deleted makes many more. */
  private static final int MAX_CALLS = 1_000;

  private static final Stack stack = Stack.sharedWithGracePeriod();

  @AfterEach
  void restoreTheDurations() {
    studio().durations(Durations.likeAws());
  }

  @Test
  void leavesOnlyTheSharedSpaceAfterAFewHundredCalls() {
    // Given
    User user = stack.newUser();
    String profile = worstLeaver(user, APPS);
    studio().refuseSpaceDeletions(DOMAIN, space(1), 2);
    int callsBefore = stack.callsBy("DeprovisionerFunction");
    Instant begun = stack.sandbox.clock().instant();

    // When
    leavesAndStartsOneMoreApp(user);
    endTheGracePeriod();

    // Then
    assertOnlyTheSharedSpaceIsLeft(user, profile);
    assertThat(stack.callsBy("DeprovisionerFunction") - callsBefore).isLessThan(MAX_CALLS);
    assertThat(Duration.between(begun, stack.sandbox.clock().instant()))
        .isGreaterThan(Duration.ofDays(7).plusMinutes(20));
    assertThat(stack.outcomesOf(user))
        .containsExactly("Granted", "Quarantined", "Blocked", "Revoked");
  }

  @Test
  void endsTheSameIfFortyPercentOfTheCallsAreThrottled() {
    // Given
    User user = stack.newUser();
    String profile = worstLeaver(user, APPS_WHEN_THROTTLED);
    for (TemplateFunction function : stack.sandbox.template().functions().values()) {
      for (String service : List.of("identitystore", "sagemaker", "dynamodb", "events")) {
        stack
            .sandbox
            .endpoint()
            .faults()
            .failRandomly(0.4, Faults.Kind.THROTTLED, service, Faults.ANY, function.role().name());
      }
    }

    // When
    leavesAndStartsOneMoreApp(user);
    endTheGracePeriod();

    // Then
    assertOnlyTheSharedSpaceIsLeft(user, profile);
    assertThat(stack.drain("DeprovisionerDeadLetterQueue")).isEmpty();
  }

  private static String worstLeaver(User user, int apps) {
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    studio().durations(Durations.likeAws().withAppDeletion(Duration.ofMinutes(20)));
    IntStream.rangeClosed(1, SPACES)
        .forEach(i -> studio().addSpace(DOMAIN, space(i), profile, SharingType.PRIVATE));
    studio().addSpace(DOMAIN, "team", profile, SharingType.SHARED);
    studio().failNextApp("no capacity");
    studio().startApp(DOMAIN, profile, AppType.KERNEL_GATEWAY, "failed");
    studio().startApps(DOMAIN, profile, AppType.KERNEL_GATEWAY, "running", apps - PENDING - 1);
    IntStream.rangeClosed(1, SPACES)
        .forEach(i -> studio().startAppInSpace(DOMAIN, space(i), AppType.JUPYTER_LAB, "default"));
    studio().startAppInSpace(DOMAIN, "team", AppType.JUPYTER_LAB, "others");
    stack.sandbox.clock().advance(Duration.ofMinutes(3));
    studio().startApps(DOMAIN, profile, AppType.KERNEL_GATEWAY, "pending", PENDING);
    return profile;
  }

  private static String space(int number) {
    return "own-" + number;
  }

  private static void leavesAndStartsOneMoreApp(User user) {
    String profile = stack.profileOf(user).orElseThrow().userProfileName();
    stack.rightAfter(
        "DeleteApp",
        () -> studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "in-the-middle"));
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  private static void endTheGracePeriod() {
    stack.sandbox.clock().advance(Duration.ofDays(7));
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  private static void assertOnlyTheSharedSpaceIsLeft(User user, String profile) {
    assertThat(studio().spaces())
        .filteredOn(space -> profile.equals(space.ownershipSettings().ownerUserProfileName()))
        .extracting(DescribeSpaceResponse::spaceName)
        .containsExactly("team");
    assertThat(studio().apps())
        .filteredOn(app -> profile.equals(app.userProfileName()) || "team".equals(app.spaceName()))
        .filteredOn(BigTeardownIT::isRunning)
        .extracting(DescribeAppResponse::appName)
        .containsExactly("others");
    assertThat(stack.lastReason(user)).contains(profile, "team", "shared");

    // When an administrator deletes it
    stack.sandbox.endpoint().faults().clear();
    stack.byHand(
        sageMaker ->
            sageMaker.deleteApp(
                delete ->
                    delete
                        .domainId(DOMAIN)
                        .spaceName("team")
                        .appType(AppType.JUPYTER_LAB)
                        .appName("others")));
    stack.sandbox.clock().advance(Duration.ofMinutes(30));
    stack.deleteSpace("team");
    stack.sandbox.clock().advance(Duration.ofMinutes(30));
    stack.sweepEverybody();
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).endsWith("Revoked");
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  private static boolean isRunning(DescribeAppResponse app) {
    return app.status() != AppStatus.DELETED && app.status() != AppStatus.FAILED;
  }

  private static Studio studio() {
    return stack.sandbox.cloud().studio();
  }
}
