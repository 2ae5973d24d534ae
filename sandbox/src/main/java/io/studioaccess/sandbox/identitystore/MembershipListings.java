package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import java.util.List;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.GroupMembershipExistenceResult;
import software.amazon.awssdk.services.identitystore.model.IsMemberInGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.IsMemberInGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;
import software.amazon.awssdk.services.identitystore.model.MemberId;

/** Identity Store's ListGroupMemberships, ListGroupMembershipsForMember and IsMemberInGroups. */
record MembershipListings(Store store, DirectoryActions actions) {

  void addTo(Operations operations) {
    operations
        .put(
            "ListGroupMemberships",
            ListGroupMembershipsRequest::builder,
            (request, caller) ->
                actions.required(
                    "ListGroupMemberships",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId())),
            this::listGroupMemberships)
        .put(
            "ListGroupMembershipsForMember",
            ListGroupMembershipsForMemberRequest::builder,
            (request, caller) ->
                actions.required(
                    "ListGroupMembershipsForMember",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.user(MembershipOperations.userId(request.memberId()))),
            this::listGroupMembershipsForMember)
        .put(
            "IsMemberInGroups",
            IsMemberInGroupsRequest::builder,
            (request, caller) ->
                actions.required(
                    "IsMemberInGroups",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.user(MembershipOperations.userId(request.memberId()))),
            this::isMemberInGroups);
  }

  private ListGroupMembershipsResponse listGroupMemberships(
      ListGroupMembershipsRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var group = directory.group(request.groupId());
    var page = directory.membershipsIn(group, request.nextToken(), request.maxResults());
    return ListGroupMembershipsResponse.builder()
        .groupMemberships(sdkMemberships(page.items(), request.identityStoreId()))
        .nextToken(page.nextToken())
        .build();
  }

  private ListGroupMembershipsForMemberResponse listGroupMembershipsForMember(
      ListGroupMembershipsForMemberRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var user = directory.user(request.memberId().userId());
    var page = directory.membershipsOf(user, request.nextToken(), request.maxResults());
    return ListGroupMembershipsForMemberResponse.builder()
        .groupMemberships(sdkMemberships(page.items(), request.identityStoreId()))
        .nextToken(page.nextToken())
        .build();
  }

  private IsMemberInGroupsResponse isMemberInGroups(
      IsMemberInGroupsRequest request, Caller caller) {
    var directory = store.resolve(request.identityStoreId(), caller);
    var user = directory.user(request.memberId().userId());
    var results =
        request.groupIds().stream()
            .map(
                groupId ->
                    GroupMembershipExistenceResult.builder()
                        .groupId(directory.group(groupId).groupId())
                        .memberId(request.memberId())
                        .membershipExists(directory.membership(user.userId(), groupId).isPresent())
                        .build())
            .toList();
    return IsMemberInGroupsResponse.builder().results(results).build();
  }

  private static List<GroupMembership> sdkMemberships(
      List<Membership> page, String identityStoreId) {
    return page.stream()
        .map(
            membership ->
                GroupMembership.builder()
                    .identityStoreId(identityStoreId)
                    .membershipId(membership.membershipId())
                    .groupId(membership.groupId())
                    .memberId(MemberId.fromUserId(membership.userId()))
                    .createdAt(membership.createdAt())
                    .build())
        .toList();
  }
}
