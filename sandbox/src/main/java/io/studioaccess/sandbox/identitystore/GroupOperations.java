package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import software.amazon.awssdk.services.identitystore.model.CreateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.CreateGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupResponse;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetGroupIdResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupRequest;
import software.amazon.awssdk.services.identitystore.model.UpdateGroupResponse;

/** Identity Store's operations on groups. */
record GroupOperations(Store store, DirectoryActions rights, RecordedOperations recorded) {

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeGroup",
            DescribeGroupRequest::builder,
            (request, caller) ->
                rights.of("DescribeGroup", DirectoryActions.group(request.groupId())),
            this::describe)
        .put(
            "GetGroupId",
            GetGroupIdRequest::builder,
            (request, caller) -> rights.of("GetGroupId", DirectoryActions.group(ALL)),
            this::id)
        .put(
            "ListGroups",
            ListGroupsRequest::builder,
            (request, caller) -> rights.of("ListGroups", DirectoryActions.group(ALL)),
            this::list)
        .put(
            "CreateGroup",
            CreateGroupRequest::builder,
            (request, caller) -> rights.of("CreateGroup"),
            recorded.as("CreateGroup", this::create))
        .put(
            "UpdateGroup",
            UpdateGroupRequest::builder,
            (request, caller) ->
                rights.of("UpdateGroup", DirectoryActions.group(request.groupId())),
            recorded.as("UpdateGroup", this::update))
        .put(
            "DeleteGroup",
            DeleteGroupRequest::builder,
            (request, caller) ->
                rights.of(
                    "DeleteGroup",
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.membership(ALL)),
            recorded.as("DeleteGroup", this::delete));
  }

  private DescribeGroupResponse describe(DescribeGroupRequest request, Caller caller) {
    var group = store.of(request.identityStoreId(), caller).group(request.groupId());
    return DescribeGroupResponse.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .displayName(group.displayName())
        .build();
  }

  private GetGroupIdResponse id(GetGroupIdRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    var name = AlternateIdentifiers.value(request.alternateIdentifier(), "displayName");
    var group = directory.groupNamed(name).orElseThrow(() -> Directory.notFound("GROUP", name));
    return GetGroupIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .build();
  }

  @SuppressWarnings("deprecation") // The filter is deprecated, and people use it.
  private ListGroupsResponse list(ListGroupsRequest request, Caller caller) {
    var filters = Filters.of("DisplayName", request.filters());
    var groups =
        store
            .of(request.identityStoreId(), caller)
            .groups(group -> filters.pass(group.displayName()));
    var page = store.page(groups, request.nextToken(), request.maxResults());
    return ListGroupsResponse.builder()
        .groups(page.items().stream().map(group -> listed(group, request)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.identitystore.model.Group listed(
      Group group, ListGroupsRequest request) {
    return software.amazon.awssdk.services.identitystore.model.Group.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .displayName(group.displayName())
        .build();
  }

  private CreateGroupResponse create(CreateGroupRequest request, Caller caller) {
    if (request.displayName() == null) {
      throw Refusal.validation("DisplayName is required");
    }
    var group = store.of(request.identityStoreId(), caller).addGroup(request.displayName());
    return CreateGroupResponse.builder()
        .identityStoreId(request.identityStoreId())
        .groupId(group.groupId())
        .build();
  }

  private UpdateGroupResponse update(UpdateGroupRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    synchronized (directory) {
      var group = directory.group(request.groupId());
      directory.renameGroup(group.groupId(), Updates.of(group, request.operations()));
    }
    return UpdateGroupResponse.builder().build();
  }

  private DeleteGroupResponse delete(DeleteGroupRequest request, Caller caller) {
    store.of(request.identityStoreId(), caller).deleteGroup(request.groupId());
    return DeleteGroupResponse.builder().build();
  }
}
