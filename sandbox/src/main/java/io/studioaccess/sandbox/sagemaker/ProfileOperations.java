package io.studioaccess.sandbox.sagemaker;

import java.util.Objects;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesRequest;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesResponse;
import software.amazon.awssdk.services.sagemaker.model.UpdateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.UpdateUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;

/** SageMaker's operations on user profiles. */
final class ProfileOperations {

  private ProfileOperations() {}

  static void addTo(StudioOperations operations) {
    operations
        .put(
            "CreateUserProfile",
            CreateUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.withPassRole(
                    SageMakerActions.creating(
                        "CreateUserProfile",
                        arn(studio, request.domainId(), request.userProfileName()),
                        request.tags()),
                    request.userSettings()),
            ProfileOperations::createUserProfile)
        .put(
            "DescribeUserProfile",
            DescribeUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.onExisting(
                    studio,
                    "DescribeUserProfile",
                    arn(studio, request.domainId(), request.userProfileName())),
            ProfileOperations::describeUserProfile)
        .put(
            "UpdateUserProfile",
            UpdateUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.withPassRole(
                    SageMakerActions.onExisting(
                        studio,
                        "UpdateUserProfile",
                        arn(studio, request.domainId(), request.userProfileName())),
                    request.userSettings()),
            ProfileOperations::updateUserProfile)
        .put(
            "DeleteUserProfile",
            DeleteUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.onExisting(
                    studio,
                    "DeleteUserProfile",
                    arn(studio, request.domainId(), request.userProfileName())),
            ProfileOperations::deleteUserProfile)
        .put(
            "ListUserProfiles",
            ListUserProfilesRequest::builder,
            (studio, request) -> SageMakerActions.listing("ListUserProfiles"),
            ProfileOperations::listUserProfiles);
  }

  private static String arn(Studio studio, String domainId, String profileName) {
    return studio.parts().arns().profile(domainId, profileName);
  }

  static CreateUserProfileResponse createUserProfile(
      Studio studio, CreateUserProfileRequest request) {
    Tags.check(request.tags());
    var parts = studio.parts();
    var domain = parts.domains().requireInService(request.domainId());
    parts.roles().check(request.userSettings());
    var profile = parts.profiles().create(request, domain, studio.now(), parts.durations());
    parts.tags().removeAll(profile.userProfileArn());
    parts.tags().add(profile.userProfileArn(), request.tags());
    return CreateUserProfileResponse.builder().userProfileArn(profile.userProfileArn()).build();
  }

  private static DescribeUserProfileResponse describeUserProfile(
      Studio studio, DescribeUserProfileRequest request) {
    return studio
        .parts()
        .profiles()
        .get(request.domainId(), request.userProfileName(), studio.now());
  }

  private static UpdateUserProfileResponse updateUserProfile(
      Studio studio, UpdateUserProfileRequest request) {
    var parts = studio.parts();
    var now = studio.now();
    var profile = parts.profiles().get(request.domainId(), request.userProfileName(), now);
    parts.roles().check(request.userSettings());
    parts.profiles().update(profile, request.userSettings(), now, parts.durations());
    return UpdateUserProfileResponse.builder().userProfileArn(profile.userProfileArn()).build();
  }

  private static DeleteUserProfileResponse deleteUserProfile(
      Studio studio, DeleteUserProfileRequest request) {
    var parts = studio.parts();
    var now = studio.now();
    var domainId = request.domainId();
    var profile = parts.profiles().get(domainId, request.userProfileName(), now);
    var name = profile.userProfileName();
    if (parts.apps().blockDeletion(domainId, new AppOwner.OfProfile(name), now)) {
      throw SageMakerErrors.associated("UserProfile", profile.userProfileArn(), "App(s)");
    }
    if (parts.spaces().anyOwnedBy(domainId, name, now)) {
      throw SageMakerErrors.associated("UserProfile", profile.userProfileArn(), "Space(s)");
    }
    parts.profiles().delete(profile, now, parts.durations());
    return DeleteUserProfileResponse.builder().build();
  }

  private static ListUserProfilesResponse listUserProfiles(
      Studio studio, ListUserProfilesRequest request) {
    Sorting.rejectSorting(request.sortBy(), request.sortOrder());
    var now = studio.now();
    var domainId = request.domainIdEquals();
    var page =
        studio
            .parts()
            .profiles()
            .page(
                p ->
                    (domainId == null || Objects.equals(domainId, p.domainId()))
                        && Sorting.contains(p.userProfileName(), request.userProfileNameContains()),
                request,
                studio.parts().pageLimit(),
                now);
    return ListUserProfilesResponse.builder()
        .userProfiles(page.items().stream().map(p -> details(p.at(now))).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static UserProfileDetails details(DescribeUserProfileResponse profile) {
    return UserProfileDetails.builder()
        .domainId(profile.domainId())
        .userProfileName(profile.userProfileName())
        .status(profile.status())
        .creationTime(profile.creationTime())
        .lastModifiedTime(profile.lastModifiedTime())
        .build();
  }
}
