package io.studioaccess.sandbox.cloudtrail;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusRequest;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** CloudTrail's DescribeTrails, GetTrailStatus and GetEventSelectors. */
public final class CloudTrailApi {

  private final Trails trails;

  private CloudTrailApi(Trails trails) {
    this.trails = trails;
  }

  public static void serve(AwsEndpoint endpoint, Trails trails) {
    endpoint.serveJson(
        "cloudtrail",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
        new CloudTrailApi(trails).operations(),
        new Constraints()
            .require(GetTrailStatusRequest.class, "Name")
            .require(GetEventSelectorsRequest.class, "TrailName"));
  }

  private Operations operations() {
    return new Operations()
        .put(
            "DescribeTrails",
            DescribeTrailsRequest::builder,
            (request, caller) -> List.of(Access.to("cloudtrail:DescribeTrails", "*")),
            (request, caller) -> describeTrails(caller))
        .put(
            "GetTrailStatus",
            GetTrailStatusRequest::builder,
            (request, caller) ->
                requiredActions("cloudtrail:GetTrailStatus", request.name(), caller),
            (request, caller) ->
                GetTrailStatusResponse.builder()
                    .isLogging(trail(request.name(), caller).isLogging())
                    .build())
        .put(
            "GetEventSelectors",
            GetEventSelectorsRequest::builder,
            (request, caller) ->
                requiredActions("cloudtrail:GetEventSelectors", request.trailName(), caller),
            (request, caller) -> getEventSelectors(trail(request.trailName(), caller)));
  }

  private List<Access> requiredActions(String action, String nameOrArn, Caller caller) {
    String arn =
        nameOrArn.startsWith("arn:")
            ? nameOrArn
            : "arn:aws:cloudtrail:%s:%s:trail/%s"
                .formatted(caller.region(), caller.principal().accountId(), nameOrArn);
    return List.of(Access.to(action, arn));
  }

  private Trail trail(String nameOrArn, Caller caller) {
    return trails.in(caller.principal().accountId(), caller.region()).stream()
        .filter(trail -> trail.arn().equals(nameOrArn) || trail.name().equals(nameOrArn))
        .findFirst()
        .orElseThrow(
            () ->
                new ServiceException(
                    "TrailNotFoundException", 400, "Unknown trail: " + nameOrArn, Map.of()));
  }

  private DescribeTrailsResponse describeTrails(Caller caller) {
    return DescribeTrailsResponse.builder()
        .trailList(
            trails.in(caller.principal().accountId(), caller.region()).stream()
                .map(CloudTrailApi::sdkTrail)
                .toList())
        .build();
  }

  private static software.amazon.awssdk.services.cloudtrail.model.Trail sdkTrail(Trail trail) {
    return software.amazon.awssdk.services.cloudtrail.model.Trail.builder()
        .name(trail.name())
        .trailARN(trail.arn())
        .homeRegion(trail.region())
        .isMultiRegionTrail(trail.isMultiRegion())
        .isOrganizationTrail(false)
        .build();
  }

  private static GetEventSelectorsResponse getEventSelectors(Trail trail) {
    return GetEventSelectorsResponse.builder()
        .trailARN(trail.arn())
        .eventSelectors(
            EventSelector.builder()
                .readWriteType(
                    trail.logsWriteEvents() ? ReadWriteType.ALL : ReadWriteType.READ_ONLY)
                .includeManagementEvents(true)
                .build())
        .build();
  }
}
