package io.studioaccess.sandbox.identitystore;

import static io.studioaccess.sandbox.identitystore.DirectoryActions.ALL;

import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
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
record MembershipOperations(Store store, DirectoryActions actions, OperationRecorder recorder) {

  void addTo(Operations operations) {
    operations
        .put(
            "DescribeGroupMembership",
            DescribeGroupMembershipRequest::builder,
            (request, caller) ->
                actions.required(
                    "DescribeGroupMembership", DirectoryActions.membership(request.membershipId())),
            this::describeGroupMembership)
        .put(
            "GetGroupMembershipId",
            GetGroupMembershipIdRequest::builder,
            (request, caller) ->
                actions.required(
                    "GetGroupMembershipId",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.user(userId(request.memberId()))),
            this::getGroupMembershipId)
        .put(
            "CreateGroupMembership",
            CreateGroupMembershipRequest::builder,
            (request, caller) ->
                actions.required(
                    "CreateGroupMembership",
                    DirectoryActions.membership(ALL),
                    DirectoryActions.group(request.groupId()),
                    DirectoryActions.user(userId(request.memberId()))),
            recorder.recorded("CreateGroupMembership", this::createGroupMembership))
        .put(
            "DeleteGroupMembership",
            DeleteGroupMembershipRequest::builder,
            (request, caller) ->
                actions.required(
                    "DeleteGroupMembership", DirectoryActions.membership(request.membershipId())),
            recorder.recorded("DeleteGroupMembership", this::deleteGroupMembership));
  }

  /** The user's id. The member is a union whose only variant is a user. */
  static String userId(MemberId member) {
    if (member.userId() == null) {
      throw ServiceException.validation("MemberId must name a UserId");
    }
    return member.userId();
  }

  private DescribeGroupMembershipResponse describeGroupMembership(
      DescribeGroupMembershipRequest request, Caller caller) {
    var membership =
        store.resolve(request.identityStoreId(), caller).membership(request.membershipId());
    return DescribeGroupMembershipResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .groupId(membership.groupId())
        .memberId(MemberId.fromUserId(membership.userId()))
        .createdAt(membership.createdAt())
        .build();
  }

  private GetGroupMembershipIdResponse getGroupMembershipId(
      GetGroupMembershipIdRequest request, Caller caller) {
    var userId = userId(request.memberId());
    var membership =
        store
            .resolve(request.identityStoreId(), caller)
            .membership(userId, request.groupId())
            .orElseThrow(() -> Directory.notFound("GROUP_MEMBERSHIP", userId));
    return GetGroupMembershipIdResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .build();
  }

  private CreateGroupMembershipResponse createGroupMembership(
      CreateGroupMembershipRequest request, Caller caller) {
    var membership =
        store
            .resolve(request.identityStoreId(), caller)
            .join(userId(request.memberId()), request.groupId());
    return CreateGroupMembershipResponse.builder()
        .identityStoreId(request.identityStoreId())
        .membershipId(membership.membershipId())
        .build();
  }

  private DeleteGroupMembershipResponse deleteGroupMembership(
      DeleteGroupMembershipRequest request, Caller caller) {
    store.resolve(request.identityStoreId(), caller).deleteMembership(request.membershipId());
    return DeleteGroupMembershipResponse.builder().build();
  }
}
