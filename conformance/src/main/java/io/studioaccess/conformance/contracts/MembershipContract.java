package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.GroupMembership;
import software.amazon.awssdk.services.identitystore.model.GroupMembershipExistenceResult;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsForMemberResponse;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsResponse;

/** Memberships of the Identity Store. */
@AsksAws
public class MembershipContract {

  private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

  private final People people;
  private final IdentitystoreClient identityStore;
  private final String store;
  private People.User ada;
  private String analysts = "";
  private String membership = "";

  MembershipContract(Aws aws) {
    people = new People(aws);
    identityStore = aws.identityStore();
    store = aws.target().identityStoreId();
  }

  @BeforeAll
  void addMember() {
    ada = people.newUser();
    analysts = people.newGroup();
    membership = Setup.of("adding a member", () -> people.join(ada.id(), analysts));
  }

  private List<GroupMembership> groupsOf(String userId) {
    List<GroupMembership> all = new ArrayList<>();
    String token = null;
    do {
      ListGroupMembershipsForMemberResponse page = pageOfGroups(userId, token);
      assertThat(page.groupMemberships()).hasSizeLessThanOrEqualTo(1);
      all.addAll(page.groupMemberships());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  private ListGroupMembershipsForMemberResponse pageOfGroups(
      String userId, @Nullable String token) {
    return identityStore.listGroupMembershipsForMember(
        r ->
            r.identityStoreId(store)
                .memberId(m -> m.userId(userId))
                .maxResults(1)
                .nextToken(token));
  }

  private List<GroupMembership> membersOf(String groupId) {
    List<GroupMembership> all = new ArrayList<>();
    String token = null;
    do {
      ListGroupMembershipsResponse page = pageOfMembers(groupId, token);
      assertThat(page.groupMemberships()).hasSizeLessThanOrEqualTo(1);
      all.addAll(page.groupMemberships());
      token = page.nextToken();
    } while (token != null);
    return all;
  }

  private ListGroupMembershipsResponse pageOfMembers(String groupId, @Nullable String token) {
    return identityStore.listGroupMemberships(
        r -> r.identityStoreId(store).groupId(groupId).maxResults(1).nextToken(token));
  }

  @Test
  void rejectsADuplicateMembership() {
    refuses(
        "ConflictException",
        "Member and Group relationship already exists",
        () -> people.join(ada.id(), analysts));
  }

  @Test
  void rejectsAnUnknownMember() {
    refuses("ResourceNotFoundException", () -> people.join(UNKNOWN_ID, analysts));
  }

  @Test
  void findsAMembershipByGroupAndUser() {
    assertThat(
            identityStore
                .getGroupMembershipId(
                    r ->
                        r.identityStoreId(store)
                            .groupId(analysts)
                            .memberId(m -> m.userId(ada.id())))
                .membershipId())
        .isEqualTo(membership);
  }

  @Test
  void describesAMembershipByItsId() {
    assertThat(
            identityStore
                .describeGroupMembership(r -> r.identityStoreId(store).membershipId(membership))
                .memberId()
                .userId())
        .isEqualTo(ada.id());
  }

  @Test
  void aMembershipTellsWhenItBegan() {
    // When
    Instant listed =
        identityStore
            .listGroupMemberships(r -> r.identityStoreId(store).groupId(analysts))
            .groupMemberships()
            .stream()
            .filter(it -> it.membershipId().equals(membership))
            .findFirst()
            .orElseThrow()
            .createdAt();

    // Then
    assertThat(listed)
        .isNotNull()
        .isEqualTo(
            identityStore
                .listGroupMembershipsForMember(
                    r -> r.identityStoreId(store).memberId(m -> m.userId(ada.id())))
                .groupMemberships()
                .getFirst()
                .createdAt());
  }

  @Test
  void deletedMembershipIsNotFound() {
    // Given
    String ended = people.join(people.newUser().id(), analysts);

    // When
    identityStore.deleteGroupMembership(r -> r.identityStoreId(store).membershipId(ended));

    // Then
    refuses(
        "ResourceNotFoundException",
        () ->
            identityStore.describeGroupMembership(
                r -> r.identityStoreId(store).membershipId(ended)));
  }

  @Test
  void listsTheGroupsOfAUserInPages() {
    // Given
    People.User user = people.newUser();
    List<String> memberships =
        List.of(
            people.join(user.id(), people.newGroup()),
            people.join(user.id(), people.newGroup()),
            people.join(user.id(), people.newGroup()));

    // Then
    assertThat(groupsOf(user.id()))
        .extracting(GroupMembership::membershipId)
        .containsExactlyInAnyOrderElementsOf(memberships);
  }

  @Test
  void listsTheMembersOfAGroupInPages() {
    // Given
    String group = people.newGroup();
    List<String> users = List.of(people.newUser().id(), people.newUser().id());
    users.forEach(user -> people.join(user, group));

    // Then
    assertThat(membersOf(group))
        .extracting(member -> member.memberId().userId())
        .containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  void answersWhetherAUserIsInGroups() {
    String other = people.newGroup();
    assertThat(
            identityStore
                .isMemberInGroups(
                    r ->
                        r.identityStoreId(store)
                            .memberId(m -> m.userId(ada.id()))
                            .groupIds(analysts, other))
                .results())
        .filteredOn(GroupMembershipExistenceResult::membershipExists)
        .extracting(GroupMembershipExistenceResult::groupId)
        .containsExactly(analysts);
  }

  @Test
  void deletingAUserEndsTheMemberships() {
    // Given
    String group = people.newGroup();
    People.User leaver = people.newUser();
    people.join(leaver.id(), group);

    // When
    people.deleteUser(leaver.id());

    // Then
    assertThat(membersOf(group)).isEmpty();
  }

  @Test
  void deletingAGroupEndsTheMemberships() {
    // Given
    String group = people.newGroup();
    People.User user = people.newUser();
    people.join(user.id(), group);

    // When
    people.deleteGroup(group);

    // Then
    assertThat(groupsOf(user.id())).isEmpty();
  }
}
