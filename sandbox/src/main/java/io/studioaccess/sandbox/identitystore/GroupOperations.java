package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import software.amazon.awssdk.services.identitystore.model.CreateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.CreateGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupResponse;
import software.amazon.awssdk.services.identitystore.model.ExternalId;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupResponse;

/** Identity Store's operations on groups. */
record GroupOperations(Store store, DirectoryActions actions, OperationRecorder recorder) {
  private static final String ISSUER = "https://identity-provider.example";

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeGroup",
            DescribeGroupRequest::builder,
            (request, caller) ->
                actions.required("DescribeGroup", DirectoryActions.group(request.groupId())),
            this::describeGroup)
        .put(
            "GetGroupId",
            GetGroupIdRequest::builder,
            (request, caller) -> actions.required("GetGroupId", DirectoryActions.group(ALL)),
            this::getGroupId)
        .put(
            "ListGroups",
            ListGroupsRequest::builder,
            (request, caller) -> actions.required("ListGroups", DirectoryActions.group(ALL)),
            this::listGroups)
        .put(
            "CreateGroup",
            CreateGroupRequest::builder,
            (request, caller) -> actions.required("CreateGroup"),
            recorder.recorded("CreateGroup", this::createGroup))
        .put(
            "UpdateGroup",
            UpdateGroupRequest::builder,
            (request, caller) ->
                actions.required("UpdateGroup", DirectoryActions.group(request.groupId())),
            recorder.recorded("UpdateGroup", this::updateGroup))
        .put(
            "DeleteGroup",
            DeleteGroupRequest::builder,
            (request, caller) ->
                actions.required(
                    "DeleteGroup",
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.membership(ALL)),
            recorder.recorded("DeleteGroup", this::deleteGroup));
  }

  private DescribeGroupResponse describeGroup(DescribeGroupRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var group = directory.group(request.groupId());
    return DescribeGroupResponse.builder()
        .externalIds(
            directory
                .externalId(group.groupId())
                .map(id -> ExternalId.builder().issuer(ISSUER).id(id).build())
                .stream()
                .toList())
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .displayName(group.displayName())
        .build();
  }

  private GetGroupIdResponse getGroupId(GetGroupIdRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var name = AlternateIdentifiers.uniqueValue(request.alternateIdentifier(), "displayName");
    var group =
        directory.findGroupByName(name).orElseThrow(() -> Directory.notFound("GROUP", name));
    return GetGroupIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .build();
  }

  @SuppressWarnings("deprecation") // The filter is deprecated but still used.
  private ListGroupsResponse listGroups(ListGroupsRequest request, Caller caller) {
    var filters = Filters.of("DisplayName", request.filters());
    var page =
        store
            .resolve(request.identityStoreId(), caller)
            .groups(
                group -> filters.accepts(group.displayName()),
                request.nextToken(),
                request.maxResults());
    return ListGroupsResponse.builder()
        .groups(page.items().stream().map(group -> sdkGroup(group, request)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.identitystore.model.Group sdkGroup(
      Group group, ListGroupsRequest request) {
    return software.amazon.awssdk.services.identitystore.model.Group.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .displayName(group.displayName())
        .build();
  }

  private CreateGroupResponse createGroup(CreateGroupRequest request, Caller caller) {
    if (request.displayName() == null) {
      throw ServiceException.validation("DisplayName is required");
    }
    var group = store.resolve(request.identityStoreId(), caller).addGroup(request.displayName());
    return CreateGroupResponse.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .build();
  }

  private UpdateGroupResponse updateGroup(UpdateGroupRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    synchronized (directory) {
      var group = directory.group(request.groupId());
      directory.renameGroup(
          group.groupId(), Updates.updatedDisplayName(group, request.operations()));
    }
    return UpdateGroupResponse.builder().build();
  }

  private DeleteGroupResponse deleteGroup(DeleteGroupRequest request, Caller caller) {
    store.resolve(request.identityStoreId(), caller).deleteGroup(request.groupId());
    return DeleteGroupResponse.builder().build();
  }
}
