package io.studioaccess.aws.identitystore;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** Reads the directory's lists from IAM Identity Center's identity store. */
public final class IdentityStoreGroups implements GroupDirectory {
  private static final int PAGE = 100;

  private final IdentitystoreClient identityStore;
  private final IdentityStoreId storeId;
  private final Directory directory;

  /**
   * @param directory a directory without a cache
   */
  public IdentityStoreGroups(
      IdentitystoreClient identityStore, IdentityStoreId storeId, Directory directory) {
    this.identityStore = identityStore;
    this.storeId = storeId;
    this.directory = directory;
  }

  @Override
  public List<Member> membersOf(GroupId group) {
    List<Member> members = new ArrayList<>();
    forEachPageOf(group, members::addAll);
    return members;
  }

  @Override
  public void forEachPageOf(GroupId group, Consumer<List<Member>> page) {
    try {
      identityStore
          .listGroupMembershipsPaginator(
              list -> list.identityStoreId(storeId.value()).groupId(group.value()).maxResults(PAGE))
          .stream()
          .map(IdentityStoreGroups::members)
          .forEach(page);
    } catch (ResourceNotFoundException e) {
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.GROUP);
    }
  }

  private static List<Member> members(ListGroupMembershipsResponse page) {
    return page.groupMemberships().stream()
        .filter(
            membership -> membership.memberId() != null && membership.memberId().userId() != null)
        .map(IdentityStoreGroups::member)
        .toList();
  }

  private static Member member(GroupMembership membership) {
    return new Member(
        new UserId(membership.memberId().userId()),
        new MembershipId(membership.membershipId()),
        IdentityStoreTimes.created(membership));
  }

  /**
   * A page of groups costs as much as a single group, and most directories have few groups. Pages
   * are read as long as more names are missing than pages were read. The remaining names are
   * resolved one by one.
   */
  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> names) {
    Map<GroupName, GroupId> found = new HashMap<>();
    Set<GroupName> missing = new HashSet<>(names);
    if (missing.isEmpty()) {
      return found;
    }
    int pages = 0;
    for (ListGroupsResponse page :
        identityStore.listGroupsPaginator(
            list -> list.identityStoreId(storeId.value()).maxResults(PAGE))) {
      for (Group group : page.groups()) {
        GroupName.reported(group.displayName())
            .filter(missing::remove)
            .ifPresent(name -> found.put(name, new GroupId(group.groupId())));
      }
      pages++;
      if (missing.isEmpty() || page.nextToken() == null) {
        return found;
      }
      if (pages >= missing.size()) {
        break;
      }
    }
    missing.forEach(name -> idOf(name).ifPresent(id -> found.put(name, id)));
    return found;
  }

  @Override
  public Map<GroupId, GroupName> groups() {
    Map<GroupId, GroupName> named = new HashMap<>();
    for (Group group :
        identityStore
            .listGroupsPaginator(list -> list.identityStoreId(storeId.value()).maxResults(PAGE))
            .groups()) {
      GroupName.reported(group.displayName())
          .ifPresent(name -> named.put(new GroupId(group.groupId()), name));
    }
    return named;
  }

  private Optional<GroupId> idOf(GroupName name) {
    try {
      return Optional.of(
          new GroupId(
              identityStore
                  .getGroupId(
                      get ->
                          get.identityStoreId(storeId.value())
                              .alternateIdentifier(
                                  identifier ->
                                      identifier.uniqueAttribute(
                                          unique ->
                                              unique
                                                  .attributePath("displayName")
                                                  .attributeValue(
                                                      Document.fromString(name.value())))))
                  .groupId()));
    } catch (ResourceNotFoundException e) {
      IdentityStoreErrors.rethrowUnlessGone(e, ResourceType.GROUP);
      return Optional.empty();
    }
  }

  @Override
  public UserPage users(Optional<String> token) {
    ListUsersResponse page =
        identityStore.listUsers(
            list ->
                list.identityStoreId(storeId.value())
                    .maxResults(PAGE)
                    .nextToken(token.orElse(null)));
    return new UserPage(
        page.users().size(),
        page.users().stream()
            .filter(user -> user.userStatus() == UserStatus.DISABLED)
            .map(user -> new UserId(user.userId()))
            .toList(),
        Optional.ofNullable(page.nextToken()));
  }

  @Override
  public Optional<GroupName> nameOf(GroupId group) {
    return directory.nameOf(group);
  }
}
