package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static io.studioaccess.sandbox.demo.Company.OFFICE_STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** From a CloudTrail event to the profile and back, through the packaged functions. */
@ResourceLock(Stack.SHARED)
class MembershipEventsIT {
  private static final String SCIENTIST = "arn:aws:iam::111122223333:role/studio/data-scientist";
  private static final String ENGINEER = "arn:aws:iam::111122223333:role/studio/ml-engineer";
  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void threeConcurrentEventsCreateOneProfileOnce() {
    // Given
    User jane = stack.newUser("jane.doe@blog.example.com");
    stack.join(jane, DATA_SCIENTISTS);

    // When
    IntStream.range(0, 3).forEach(i -> stack.publishAdded(jane, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    DescribeUserProfileResponse profile = stack.profileOf(jane).orElseThrow();
    assertThat(profile.userProfileName()).matches("jane-doe-blog-example-com-[0-9a-f]{16}");
    assertThat(profile.singleSignOnUserIdentifier()).isEqualTo("UserName");
    assertThat(profile.status()).isEqualTo(UserProfileStatus.IN_SERVICE);
    assertThat(profile.userSettings().executionRole()).isEqualTo(SCIENTIST);
    assertThat(stack.calls("CreateUserProfile", profile)).hasSize(1);
    assertThat(stack.outcomesOf(jane)).containsExactly("Granted");
    assertThat(stack.sandbox.cloud().studio().tags(profile.userProfileArn()))
        .containsEntry("studio-access:managed-by", "studio-access")
        .containsEntry("studio-access:user-id", jane.userId());
  }

  @Test
  void aWarmAdditionTakesAtMostEightCalls() {
    // Given
    stack.granted(stack.newUser(), DATA_SCIENTISTS);
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    int before = stack.sandbox.endpoint().calls().all().size();

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    List<String> operations =
        stack.sandbox.endpoint().calls().all().stream()
            .skip(before)
            .filter(call -> !call.service().equals("sqs"))
            .map(Call::operation)
            .toList();
    assertThat(operations.indexOf("CreateUserProfile")).isBetween(0, 7);
  }

  @Test
  void aWarmEventWithoutEffectTakesAtMostFiveCalls() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    int before = stack.sandbox.endpoint().calls().all().size();

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.endpoint().calls().all().stream().skip(before))
        .filteredOn(call -> !call.service().equals("sqs"))
        .hasSizeLessThanOrEqualTo(5);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void aGroupThatIsNotMappedMeansNothing() {
    User user = stack.newUser();
    stack.join(user, OFFICE_STAFF);

    stack.publishAdded(user, OFFICE_STAFF);
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).isEmpty();
    assertThat(stack.sandbox.log("ProvisionerFunction"))
        .anyMatch(line -> line.contains(user.userId()) && line.contains("no mapped group"));
  }

  @Test
  void leavingTheWinningGroupChangesTheRole() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    DescribeUserProfileResponse before = stack.granted(user, ML_ENGINEERS);
    assertThat(before.userSettings().executionRole()).isEqualTo(ENGINEER);

    // When
    stack.leave(user, ML_ENGINEERS);
    stack.publishRemoved(user, ML_ENGINEERS);
    stack.sandbox.settle();

    // Then
    DescribeUserProfileResponse after = stack.profileOf(user).orElseThrow();
    assertThat(after.userSettings().executionRole()).isEqualTo(SCIENTIST);
    assertThat(after.creationTime()).isEqualTo(before.creationTime());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed", "Changed");
  }

  @Test
  void anEventThatComesAfterItWasUndoneChangesNothing() {
    User user = stack.newUser();

    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isEmpty();
  }

  @Test
  void joiningAndLeavingAtOnceLeavesNoProfile() {
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settleForNow();
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isEmpty();
  }

  @Test
  void aProfileMadeByHandIsNeitherChangedNorDeleted() {
    // Given
    User user = stack.newUser();
    stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .userSettings(s -> s.executionRole("arn:aws:iam::111122223333:role/by-hand"))
                .build());
    stack.join(user, DATA_SCIENTISTS);

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user).orElseThrow().userSettings().executionRole())
        .isEqualTo("arn:aws:iam::111122223333:role/by-hand");
    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
    assertThat(stack.lastReason(user)).contains("profile " + user.userName());
  }

  @Test
  void aProfileUnderAnotherNameIsRefusedAtCreation() {
    // Given
    User user = stack.newUser();
    stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName("named-by-hand")
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .build());
    stack.join(user, DATA_SCIENTISTS);

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user).orElseThrow().userProfileName()).isEqualTo("named-by-hand");
    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
    assertThat(stack.lastReason(user))
        .contains("another one that was not created by Studio Access");
  }

  @Test
  void withoutAGracePeriodAPlainLeaverIsGoneInOneFlow() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, DATA_SCIENTISTS);
    stack
        .sandbox
        .cloud()
        .studio()
        .startApp(DOMAIN, profile.userProfileName(), AppType.JUPYTER_SERVER, "default");

    // When
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
    assertThat(stack.lastDetail(user))
        .containsEntry("homeEfsFileSystemUid", profile.homeEfsFileSystemUid());
  }

  @Test
  void aFunctionKilledRightAfterItsCreateBlocksNobody() {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    var killed =
        stack.sandbox.killDuring(
            "ProvisionerFunction", call -> call.operation().equals("CreateUserProfile"));

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(killed).isCompleted();
    DescribeUserProfileResponse profile = stack.profileOf(user).orElseThrow();
    assertThat(profile.status()).isEqualTo(UserProfileStatus.IN_SERVICE);
    assertThat(stack.calls("CreateUserProfile", profile)).hasSize(1);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void aBareEventIsAnsweredWithItsOutcomes() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);

    // When
    InvocationResult answer =
        stack.sandbox.invoke(
            "ProvisionerFunction",
            EventJson.text(stack.event("add-member-to-group.console.json", user, DATA_SCIENTISTS)));

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            InvocationResult.Succeeded.class,
            succeeded ->
                assertThat(succeeded.payload()).contains("Unchanged").contains(user.userId()));
  }

  @Test
  void theFunctionsFollowTheSandboxsClock() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    Instant begun = stack.sandbox.clock().instant();

    // When: the mapping was read a moment ago, and is read again only a minute later
    int scans = stack.calls("Scan").size();
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    assertThat(stack.calls("Scan")).hasSize(scans);
    stack.sandbox.clock().advanceTo(begun.plus(Duration.ofMinutes(2)));
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("Scan")).hasSizeGreaterThan(scans);
  }
}
