package io.studioaccess.aws.identitystore;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.MemberId;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** Reads the directory from IAM Identity Center's identity store. */
public final class IdentityStoreDirectory implements Directory {
  private final IdentitystoreClient identityStore;
  private final IdentityStoreId storeId;

  public IdentityStoreDirectory(IdentitystoreClient identityStore, IdentityStoreId storeId) {
    this.identityStore = identityStore;
    this.storeId = storeId;
  }

  @Override
  public String id() {
    return storeId.value();
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    try {
      DescribeUserResponse user =
          identityStore.describeUser(
              describe -> describe.identityStoreId(storeId.value()).userId(id.value()));
      return Optional.of(
          new DirectoryUser(
              id,
              new UserName(Objects.requireNonNullElse(user.userName(), "")),
              user.userStatus() != UserStatus.DISABLED));
    } catch (ResourceNotFoundException e) {
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.USER);
      return Optional.empty();
    }
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return identityStore
        .listGroupMembershipsForMemberPaginator(
            list ->
                list.identityStoreId(storeId.value()).memberId(member -> member.userId(id.value())))
        .groupMemberships()
        .stream()
        .map(IdentityStoreDirectory::membership)
        .toList();
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    try {
      return Optional.ofNullable(
              identityStore
                  .describeGroupMembership(
                      describe ->
                          describe
                              .identityStoreId(storeId.value())
                              .membershipId(membership.value()))
                  .memberId())
          .map(MemberId::userId)
          .map(UserId::new);
    } catch (ResourceNotFoundException e) {
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.GROUP_MEMBERSHIP);
      return Optional.empty();
    }
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    try {
      return GroupName.reported(
          identityStore
              .describeGroup(
                  describe -> describe.identityStoreId(storeId.value()).groupId(id.value()))
              .displayName());
    } catch (ResourceNotFoundException e) {
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.GROUP);
      return Optional.empty();
    }
  }

  private static Membership membership(GroupMembership membership) {
    return new Membership(
        new MembershipId(membership.membershipId()),
        new GroupId(membership.groupId()),
        IdentityStoreTimes.created(membership));
  }
}
