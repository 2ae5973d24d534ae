package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
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
                SageMakerActions.passing(
                    SageMakerActions.creating(
                        "CreateUserProfile",
                        arn(studio, request.domainId(), request.userProfileName()),
                        request.tags()),
                    request.userSettings()),
            ProfileOperations::create)
        .put(
            "DescribeUserProfile",
            DescribeUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.on(
                    studio,
                    "DescribeUserProfile",
                    arn(studio, request.domainId(), request.userProfileName())),
            ProfileOperations::describe)
        .put(
            "UpdateUserProfile",
            UpdateUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.passing(
                    SageMakerActions.on(
                        studio,
                        "UpdateUserProfile",
                        arn(studio, request.domainId(), request.userProfileName())),
                    request.userSettings()),
            ProfileOperations::update)
        .put(
            "DeleteUserProfile",
            DeleteUserProfileRequest::builder,
            (studio, request) ->
                SageMakerActions.on(
                    studio,
                    "DeleteUserProfile",
                    arn(studio, request.domainId(), request.userProfileName())),
            ProfileOperations::delete)
        .put(
            "ListUserProfiles",
            ListUserProfilesRequest::builder,
            (studio, request) -> SageMakerActions.listing("ListUserProfiles"),
            ProfileOperations::list);
  }

  private static String arn(Studio studio, String domainId, String profileName) {
    return studio.parts().arns().profile(domainId, profileName);
  }

  static CreateUserProfileResponse create(Studio studio, CreateUserProfileRequest request) {
    Tags.check(request.tags());
    var parts = studio.parts();
    var domain = parts.domains().ready(request.domainId());
    parts.roles().check(request.userSettings());
    var profile = parts.profiles().create(request, domain, studio.now(), parts.durations());
    parts.tags().forget(profile.userProfileArn());
    parts.tags().add(profile.userProfileArn(), request.tags());
    return CreateUserProfileResponse.builder().userProfileArn(profile.userProfileArn()).build();
  }

  private static DescribeUserProfileResponse describe(
      Studio studio, DescribeUserProfileRequest request) {
    return studio
        .parts()
        .profiles()
        .get(request.domainId(), request.userProfileName(), studio.now());
  }

  private static UpdateUserProfileResponse update(Studio studio, UpdateUserProfileRequest request) {
    var parts = studio.parts();
    var now = studio.now();
    var profile = parts.profiles().get(request.domainId(), request.userProfileName(), now);
    parts.roles().check(request.userSettings());
    parts.profiles().update(profile, request.userSettings(), now, parts.durations());
    return UpdateUserProfileResponse.builder().userProfileArn(profile.userProfileArn()).build();
  }

  private static DeleteUserProfileResponse delete(Studio studio, DeleteUserProfileRequest request) {
    var parts = studio.parts();
    var now = studio.now();
    var domainId = request.domainId();
    var profile = parts.profiles().get(domainId, request.userProfileName(), now);
    var name = profile.userProfileName();
    if (parts.apps().holdBack(domainId, new AppOwner.OfProfile(name), now)) {
      throw SageMakerRefusals.associated("UserProfile", profile.userProfileArn(), "App(s)");
    }
    if (parts.spaces().anyOwnedBy(domainId, name, now)) {
      throw SageMakerRefusals.associated("UserProfile", profile.userProfileArn(), "Space(s)");
    }
    parts.profiles().delete(profile, now, parts.durations());
    return DeleteUserProfileResponse.builder().build();
  }

  private static ListUserProfilesResponse list(Studio studio, ListUserProfilesRequest request) {
    Sorting.refuse(request.sortBy(), request.sortOrder());
    var now = studio.now();
    var domainId = request.domainIdEquals();
    var all =
        studio
            .parts()
            .profiles()
            .matching(
                p ->
                    (domainId == null || Objects.equals(domainId, p.domainId()))
                        && Sorting.contains(p.userProfileName(), request.userProfileNameContains()),
                now);
    var page = Page.of(all, request.nextToken(), request.maxResults(), studio.parts().pageLimit());
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
