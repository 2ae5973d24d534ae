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

/** Identity Store's listings of memberships. */
record MembershipListings(Store store, DirectoryActions rights) {

  void addTo(Operations operations) {
    operations
        .put(
            "ListGroupMemberships",
            ListGroupMembershipsRequest::builder,
            (request, caller) ->
                rights.of(
                    "ListGroupMemberships",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId())),
            this::ofGroup)
        .put(
            "ListGroupMembershipsForMember",
            ListGroupMembershipsForMemberRequest::builder,
            (request, caller) ->
                rights.of(
                    "ListGroupMembershipsForMember",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.user(MembershipOperations.userId(request.memberId()))),
            this::ofMember)
        .put(
            "IsMemberInGroups",
            IsMemberInGroupsRequest::builder,
            (request, caller) ->
                rights.of(
                    "IsMemberInGroups",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.user(MembershipOperations.userId(request.memberId()))),
            this::isMember);
  }

  private ListGroupMembershipsResponse ofGroup(ListGroupMembershipsRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    var group = directory.group(request.groupId());
    var all = directory.memberships(m -> m.groupId().equals(group.groupId()));
    var page = store.page(all, request.nextToken(), request.maxResults());
    return ListGroupMembershipsResponse.builder()
        .groupMemberships(listed(page.items(), request.identityStoreId()))
        .nextToken(page.nextToken())
        .build();
  }

  private ListGroupMembershipsForMemberResponse ofMember(
      ListGroupMembershipsForMemberRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
    var user = directory.user(request.memberId().userId());
    var all = directory.memberships(m -> m.userId().equals(user.userId()));
    var page = store.page(all, request.nextToken(), request.maxResults());
    return ListGroupMembershipsForMemberResponse.builder()
        .groupMemberships(listed(page.items(), request.identityStoreId()))
        .nextToken(page.nextToken())
        .build();
  }

  private IsMemberInGroupsResponse isMember(IsMemberInGroupsRequest request, Caller caller) {
    var directory = store.of(request.identityStoreId(), caller);
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

  private static List<GroupMembership> listed(List<Membership> page, String identityStoreId) {
    return page.stream()
        .map(
            membership ->
                GroupMembership.builder()
                    .identityStoreId(identityStoreId)
                    .membershipId(membership.membershipId())
                    .groupId(membership.groupId())
                    .memberId(MemberId.fromUserId(membership.userId()))
                    .build())
        .toList();
  }
}
