package io.studioaccess.conformance.contracts;

import io.studioaccess.conformance.aws.Aws;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** User profiles of the run. */
final class Profiles {

  static final String GONE = "gone";
  static final Duration A_WHILE = Duration.ofMinutes(10);

  private final Aws aws;
  private final SageMakerClient sageMaker;
  private final String domainId;

  Profiles(Aws aws) {
    this.aws = aws;
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  /** A request to create a profile of the user that has the role of the run. */
  CreateUserProfileRequest.Builder request(String name, People.User user) {
    return CreateUserProfileRequest.builder()
        .domainId(domainId)
        .userProfileName(name)
        .singleSignOnUserIdentifier("UserName")
        .singleSignOnUserValue(user.name())
        .userSettings(s -> s.executionRole(aws.target().role()));
  }

  /** Creates a profile, and waits until it is InService. */
  String newProfile(People.User user) {
    return newProfile(user, r -> {});
  }

  String newProfile(People.User user, Consumer<CreateUserProfileRequest.Builder> customizer) {
    String name = aws.newName("Profile");
    return Setup.of(
        "creating a profile",
        () -> {
          sageMaker.createUserProfile(request(name, user).applyMutation(customizer).build());
          awaitInService(name);
          return name;
        });
  }

  DescribeUserProfileResponse describe(String name) {
    return sageMaker.describeUserProfile(r -> r.domainId(domainId).userProfileName(name));
  }

  void update(String name, Consumer<UserSettings.Builder> settings) {
    sageMaker.updateUserProfile(
        r -> r.domainId(domainId).userProfileName(name).userSettings(settings));
  }

  void delete(String name) {
    sageMaker.deleteUserProfile(r -> r.domainId(domainId).userProfileName(name));
  }

  Duration awaitInService(String name) {
    return aws.waiter().until("the profile", "InService", A_WHILE, () -> status(name));
  }

  Duration awaitGone(String name) {
    return aws.waiter().until("the profile", GONE, A_WHILE, () -> status(name));
  }

  private String status(String name) {
    try {
      return describe(name).statusAsString();
    } catch (ResourceNotFoundException e) {
      return GONE;
    }
  }
}
