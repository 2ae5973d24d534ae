package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import software.amazon.awssdk.services.identitystore.model.CreateGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.CreateGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.DeleteGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupMembershipRequest;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupMembershipResponse;
import software.amazon.awssdk.services.identitystore.model.GetGroupMembershipIdRequest;
import software.amazon.awssdk.services.identitystore.model.GetGroupMembershipIdResponse;
import software.amazon.awssdk.services.identitystore.model.MemberId;

/** Identity Store's operations on one membership. */
record MembershipOperations(Store store, DirectoryActions rights, RecordedOperations recorded) {

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeGroupMembership",
            DescribeGroupMembershipRequest::builder,
            (request, caller) ->
                rights.of(
                    "DescribeGroupMembership", DirectoryActions.membership(request.membershipId())),
            this::describe)
        .put(
            "GetGroupMembershipId",
            GetGroupMembershipIdRequest::builder,
            (request, caller) ->
                rights.of(
                    "GetGroupMembershipId",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.user(userId(request.memberId()))),
            this::id)
        .put(
            "CreateGroupMembership",
            CreateGroupMembershipRequest::builder,
            (request, caller) ->
                rights.of(
                    "CreateGroupMembership",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.user(userId(request.memberId()))),
            recorded.as("CreateGroupMembership", this::create))
        .put(
            "DeleteGroupMembership",
            DeleteGroupMembershipRequest::builder,
            (request, caller) ->
                rights.of(
                    "DeleteGroupMembership", DirectoryActions.membership(request.membershipId())),
            recorded.as("DeleteGroupMembership", this::delete));
  }

  /** A member is a union, of which only the user exists. */
  static String userId(MemberId member) {
    if (member.userId() == null) {
      throw Refusal.validation("MemberId must name a UserId");
    }
    return member.userId();
  }

  private DescribeGroupMembershipResponse describe(
      DescribeGroupMembershipRequest request, Caller caller) {
    var membership = store.of(request.identityStoreId(), caller).membership(request.membershipId());
    return DescribeGroupMembershipResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .groupId(membership.groupId())
        .memberId(MemberId.fromUserId(membership.userId()))
        .build();
  }

  private GetGroupMembershipIdResponse id(GetGroupMembershipIdRequest request, Caller caller) {
    var userId = userId(request.memberId());
    var membership =
        store
            .of(request.identityStoreId(), caller)
            .membership(userId, request.groupId())
            .orElseThrow(() -> Directory.notFound("GROUP_MEMBERSHIP", userId));
    return GetGroupMembershipIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .build();
  }

  private CreateGroupMembershipResponse create(
      CreateGroupMembershipRequest request, Caller caller) {
    var membership =
        store
            .of(request.identityStoreId(), caller)
            .join(userId(request.memberId()), request.groupId());
    return CreateGroupMembershipResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .build();
  }

  private DeleteGroupMembershipResponse delete(
      DeleteGroupMembershipRequest request, Caller caller) {
    store.of(request.identityStoreId(), caller).deleteMembership(request.membershipId());
    return DeleteGroupMembershipResponse.builder().build();
  }
}
