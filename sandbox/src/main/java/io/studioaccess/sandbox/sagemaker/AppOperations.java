package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.CreateAppRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteAppRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.ListAppsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.SpaceStatus;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** SageMaker's operations on apps. */
final class AppOperations {

  private AppOperations() {}

  static void addTo(StudioOperations operations) {
    operations
        .put(
            "CreateApp",
            CreateAppRequest::builder,
            (studio, r) ->
                SageMakerActions.inSpace(
                    studio,
                    SageMakerActions.creating(
                        "CreateApp",
                        arn(
                            studio,
                            r.domainId(),
                            AppOwner.of(r.userProfileName(), r.spaceName()),
                            r.appTypeAsString(),
                            r.appName()),
                        r.tags()),
                    r.domainId(),
                    r.spaceName()),
            AppOperations::createApp)
        .put(
            "DescribeApp",
            DescribeAppRequest::builder,
            (studio, r) ->
                SageMakerActions.inSpace(
                    studio,
                    SageMakerActions.onExisting(
                        studio,
                        "DescribeApp",
                        arn(
                            studio,
                            r.domainId(),
                            AppOwner.of(r.userProfileName(), r.spaceName()),
                            r.appTypeAsString(),
                            r.appName())),
                    r.domainId(),
                    r.spaceName()),
            AppOperations::describeApp)
        .put(
            "DeleteApp",
            DeleteAppRequest::builder,
            (studio, r) ->
                SageMakerActions.inSpace(
                    studio,
                    SageMakerActions.onExisting(
                        studio,
                        "DeleteApp",
                        arn(
                            studio,
                            r.domainId(),
                            AppOwner.of(r.userProfileName(), r.spaceName()),
                            r.appTypeAsString(),
                            r.appName())),
                    r.domainId(),
                    r.spaceName()),
            AppOperations::deleteApp)
        .put(
            "ListApps",
            ListAppsRequest::builder,
            (studio, r) -> SageMakerActions.listing("ListApps"),
            AppOperations::listApps);
  }

  private static String arn(
      Studio studio, String domainId, AppOwner owner, String appType, String appName) {
    return studio.parts().arns().app(domainId, owner.name(), appType, appName);
  }

  static CreateAppResponse createApp(Studio studio, CreateAppRequest request) {
    Tags.check(request.tags());
    var parts = studio.parts();
    var now = studio.now();
    var domain = parts.domains().requireInService(request.domainId());
    var owner = AppOwner.of(request.userProfileName(), request.spaceName());
    var owners = requireOwnerInService(studio, request, owner);
    var app = parts.apps().create(request, owner, now, parts.durations());
    parts.tags().removeAll(app.appArn());
    parts.tags().inherit(app.appArn(), domain.domainArn());
    owners.forEach(arn -> parts.tags().inherit(app.appArn(), arn));
    parts.tags().add(app.appArn(), request.tags());
    return CreateAppResponse.builder().appArn(app.appArn()).build();
  }

  /** The ARNs of the app's owners: a space, and the profile to which it or the app belongs. */
  private static List<String> requireOwnerInService(
      Studio studio, CreateAppRequest request, AppOwner owner) {
    var domainId = request.domainId();
    var parts = studio.parts();
    var now = studio.now();
    return switch (owner) {
      case AppOwner.OfProfile(var name) ->
          List.of(
              parts
                  .profiles()
                  .find(domainId, name, now)
                  .filter(profile -> profile.status() == UserProfileStatus.IN_SERVICE)
                  .orElseThrow(() -> notInService("UserProfile", name))
                  .userProfileArn());
      case AppOwner.OfSpace(var name) -> {
        var space =
            parts
                .spaces()
                .find(domainId, name, now)
                .filter(found -> found.status() == SpaceStatus.IN_SERVICE)
                .orElseThrow(() -> notInService("Space", name));
        SpaceRules.checkApp(space.spaceSettings(), request.appTypeAsString());
        yield space.ownershipSettings() == null
            ? List.of(space.spaceArn())
            : List.of(
                parts.arns().profile(domainId, space.ownershipSettings().ownerUserProfileName()),
                space.spaceArn());
      }
    };
  }

  private static ServiceException notInService(String kind, String name) {
    return ServiceException.validation("%s [%s] is not InService.".formatted(kind, name));
  }

  private static DescribeAppResponse describeApp(Studio studio, DescribeAppRequest request) {
    return studio
        .parts()
        .apps()
        .get(
            request.domainId(),
            AppOwner.of(request.userProfileName(), request.spaceName()),
            request.appTypeAsString(),
            request.appName(),
            studio.now());
  }

  private static DeleteAppResponse deleteApp(Studio studio, DeleteAppRequest request) {
    var parts = studio.parts();
    var app =
        parts
            .apps()
            .get(
                request.domainId(),
                AppOwner.of(request.userProfileName(), request.spaceName()),
                request.appTypeAsString(),
                request.appName(),
                studio.now());
    parts.apps().delete(app, studio.now(), parts.durations());
    return DeleteAppResponse.builder().build();
  }

  private static ListAppsResponse listApps(Studio studio, ListAppsRequest request) {
    Sorting.rejectSorting(request.sortBy(), request.sortOrder());
    var profile = request.userProfileNameEquals();
    var space = request.spaceNameEquals();
    if (profile != null && space != null) {
      throw ServiceException.validation(
          "UserProfileNameEquals and SpaceNameEquals exclude each other.");
    }
    var domainId = request.domainIdEquals();
    var all = new TreeMap<>(studio.parts().apps().all(studio.now()));
    all.values().removeIf(app -> domainId != null && !Objects.equals(domainId, app.domainId()));
    all.values()
        .removeIf(app -> profile != null && !profile.equalsIgnoreCase(app.userProfileName()));
    all.values().removeIf(app -> space != null && !space.equalsIgnoreCase(app.spaceName()));
    var page = Page.of(all, request.nextToken(), request.maxResults(), studio.parts().pageLimit());
    return ListAppsResponse.builder()
        .apps(page.items().stream().map(AppOperations::details).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static AppDetails details(DescribeAppResponse app) {
    return AppDetails.builder()
        .domainId(app.domainId())
        .userProfileName(app.userProfileName())
        .spaceName(app.spaceName())
        .appType(app.appType())
        .appName(app.appName())
        .status(app.status())
        .creationTime(app.creationTime())
        .resourceSpec(app.resourceSpec())
        .build();
  }
}
