package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.Constraints;
import software.amazon.awssdk.services.identitystore.model.*;

/** The constraints of Identity Store's service model. */
final class DirectoryConstraints {

  private static final String UUID =
      "[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}";
  private static final String RESOURCE_ID = "([0-9a-f]{10}-|)" + UUID;
  private static final String PRINTABLE = "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r \u00a0\u3000]+";

  private DirectoryConstraints() {}

  static Constraints constraints() {
    var constraints = new Constraints();
    shapes(constraints);
    return constraints
        .text(
            "IdentityStoreId",
            1,
            36,
            "d-[0-9a-f]{10}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
        .text("UserId", 1, 47, RESOURCE_ID)
        .text("GroupId", 1, 47, RESOURCE_ID)
        .text("MembershipId", 1, 47, RESOURCE_ID)
        .text("UserName", 1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+")
        .text("DisplayName", 1, 1024, PRINTABLE)
        .text("Description", 1, 1024, PRINTABLE)
        .text("NextToken", 1, 65535, "[-a-zA-Z0-9+=/:_]*")
        .text("AttributePath", 1, 255, ".+")
        .size("Operations", 1, 100)
        .size("GroupIds", 1, 100)
        .size("Filters", 0, 1)
        .size("Emails", 1, 1)
        .range("MaxResults", 1, Directory.AWS_PAGE_SIZE);
  }

  private static void shapes(Constraints constraints) {
    constraints
        .require(DescribeUserRequest.class, "IdentityStoreId", "UserId")
        .require(GetUserIdRequest.class, "IdentityStoreId", "AlternateIdentifier")
        .require(ListUsersRequest.class, "IdentityStoreId")
        .require(CreateUserRequest.class, "IdentityStoreId")
        .require(UpdateUserRequest.class, "IdentityStoreId", "UserId", "Operations")
        .require(DeleteUserRequest.class, "IdentityStoreId", "UserId")
        .require(DescribeGroupRequest.class, "IdentityStoreId", "GroupId")
        .require(GetGroupIdRequest.class, "IdentityStoreId", "AlternateIdentifier")
        .require(ListGroupsRequest.class, "IdentityStoreId")
        .require(CreateGroupRequest.class, "IdentityStoreId")
        .require(UpdateGroupRequest.class, "IdentityStoreId", "GroupId", "Operations")
        .require(AttributeOperation.class, "AttributePath")
        .require(DeleteGroupRequest.class, "IdentityStoreId", "GroupId")
        .require(DescribeGroupMembershipRequest.class, "IdentityStoreId", "MembershipId")
        .require(GetGroupMembershipIdRequest.class, "IdentityStoreId", "GroupId", "MemberId")
        .require(ListGroupMembershipsRequest.class, "IdentityStoreId", "GroupId")
        .require(ListGroupMembershipsForMemberRequest.class, "IdentityStoreId", "MemberId")
        .require(IsMemberInGroupsRequest.class, "IdentityStoreId", "MemberId", "GroupIds")
        .require(CreateGroupMembershipRequest.class, "IdentityStoreId", "GroupId", "MemberId")
        .require(DeleteGroupMembershipRequest.class, "IdentityStoreId", "MembershipId")
        .require(Filter.class, "AttributePath", "AttributeValue")
        .require(UniqueAttribute.class, "AttributePath", "AttributeValue");
  }
}
