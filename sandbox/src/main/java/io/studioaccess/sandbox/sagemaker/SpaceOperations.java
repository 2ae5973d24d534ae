package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.Objects;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesRequest;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** SageMaker's operations on spaces. */
final class SpaceOperations {

  private SpaceOperations() {}

  static void addTo(StudioOperations operations) {
    operations
        .put(
            "CreateSpace",
            CreateSpaceRequest::builder,
            (studio, r) ->
                SageMakerActions.withSpace(
                    studio,
                    SageMakerActions.creating(
                        "CreateSpace", arn(studio, r.domainId(), r.spaceName()), r.tags()),
                    r.domainId(),
                    r.ownershipSettings(),
                    r.spaceSharingSettings()),
            SpaceOperations::createSpace)
        .put(
            "DescribeSpace",
            DescribeSpaceRequest::builder,
            (studio, r) ->
                SageMakerActions.inSpace(
                    studio,
                    SageMakerActions.onExisting(
                        studio, "DescribeSpace", arn(studio, r.domainId(), r.spaceName())),
                    r.domainId(),
                    r.spaceName()),
            (studio, r) -> studio.parts().spaces().get(r.domainId(), r.spaceName(), studio.now()))
        .put(
            "DeleteSpace",
            DeleteSpaceRequest::builder,
            (studio, r) ->
                SageMakerActions.inSpace(
                    studio,
                    SageMakerActions.onExisting(
                        studio, "DeleteSpace", arn(studio, r.domainId(), r.spaceName())),
                    r.domainId(),
                    r.spaceName()),
            SpaceOperations::deleteSpace)
        .put(
            "ListSpaces",
            ListSpacesRequest::builder,
            (studio, r) -> SageMakerActions.listing("ListSpaces"),
            SpaceOperations::listSpaces);
  }

  private static String arn(Studio studio, String domainId, String spaceName) {
    return studio.parts().arns().space(domainId, spaceName);
  }

  static CreateSpaceResponse createSpace(Studio studio, CreateSpaceRequest request) {
    Tags.check(request.tags());
    var parts = studio.parts();
    parts.domains().requireInService(request.domainId());
    SpaceRules.check(request);
    var owner = request.ownershipSettings();
    if (owner != null) {
      var profile =
          parts
              .profiles()
              .find(request.domainId(), owner.ownerUserProfileName(), studio.now())
              .orElseThrow(
                  () ->
                      ServiceException.validation(
                          "UserProfile [%s] does not exist."
                              .formatted(owner.ownerUserProfileName())));
      if (profile.status() != UserProfileStatus.IN_SERVICE) {
        throw ServiceException.validation(
            "UserProfile [%s] is not InService.".formatted(owner.ownerUserProfileName()));
      }
    }
    var space = parts.spaces().create(request, studio.now(), parts.durations());
    parts.tags().removeAll(space.spaceArn());
    parts.tags().add(space.spaceArn(), request.tags());
    return CreateSpaceResponse.builder().spaceArn(space.spaceArn()).build();
  }

  private static DeleteSpaceResponse deleteSpace(Studio studio, DeleteSpaceRequest request) {
    var parts = studio.parts();
    var now = studio.now();
    var space = parts.spaces().get(request.domainId(), request.spaceName(), now);
    parts.spaces().checkDeletion(space);
    if (parts
        .apps()
        .blockDeletion(request.domainId(), new AppOwner.OfSpace(space.spaceName()), now)) {
      throw SageMakerErrors.associated("Space", space.spaceArn(), "App(s)");
    }
    parts.spaces().delete(space, now, parts.durations());
    return DeleteSpaceResponse.builder().build();
  }

  private static ListSpacesResponse listSpaces(Studio studio, ListSpacesRequest request) {
    Sorting.rejectSorting(request.sortBy(), request.sortOrder());
    var now = studio.now();
    var domainId = request.domainIdEquals();
    var all =
        studio
            .parts()
            .spaces()
            .matching(
                space ->
                    (domainId == null || Objects.equals(domainId, space.domainId()))
                        && Sorting.contains(space.spaceName(), request.spaceNameContains()),
                now);
    var page = Page.of(all, request.nextToken(), request.maxResults(), studio.parts().pageLimit());
    return ListSpacesResponse.builder()
        .spaces(page.items().stream().map(space -> details(space.at(now))).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static SpaceDetails details(DescribeSpaceResponse space) {
    var details =
        SpaceDetails.builder()
            .domainId(space.domainId())
            .spaceName(space.spaceName())
            .spaceDisplayName(space.spaceDisplayName())
            .status(space.status())
            .creationTime(space.creationTime())
            .lastModifiedTime(space.lastModifiedTime());
    if (space.ownershipSettings() != null) {
      details
          .ownershipSettingsSummary(
              o -> o.ownerUserProfileName(space.ownershipSettings().ownerUserProfileName()))
          .spaceSharingSettingsSummary(
              s -> s.sharingType(space.spaceSharingSettings().sharingType()));
    }
    return details.build();
  }
}
