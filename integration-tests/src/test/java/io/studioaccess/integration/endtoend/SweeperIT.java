package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static io.studioaccess.sandbox.demo.Company.OFFICE_STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;

/** What no event tells about a user, through the packaged functions. */
@Order(1)
@ResourceLock(Stack.SHARED)
class SweeperIT {
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";
  private static final Stack stack = Stack.shared();
  private static int groups;

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void scimPatchGrantsAndRevokesForTheRightUsers() {
    // Given
    User leaver = stack.newUser();
    stack.granted(leaver, DATA_SCIENTISTS);
    User stays = stack.newUser();
    stack.granted(stays, DATA_SCIENTISTS);
    User joiner = stack.newUser();
    User stranger = stack.newUser();
    stack.leave(leaver, DATA_SCIENTISTS);
    stack.join(joiner, DATA_SCIENTISTS);
    stack.join(stranger, ML_ENGINEERS);

    // When
    publish("patch-group.scim.json", DATA_SCIENTISTS);

    // Then
    assertThat(stack.profileOf(leaver)).isEmpty();
    assertThat(stack.profileOf(joiner)).isPresent();
    assertThat(stack.profileOf(stays)).isPresent();
    assertThat(stack.profileOf(stranger)).isEmpty();
    assertThat(stack.outcomesOf(stays)).containsExactly("Granted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"delete-group.scim.json", "delete-group.console.json", "delete-group.api.json"})
  void membersOfADeletedGroupLoseItsAccess(String file) {
    // Given
    Group group = mappedGroup();
    User user = stack.newUser();
    stack.granted(user, group);
    User inTwo = stack.newUser();
    stack.join(inTwo, DATA_SCIENTISTS);
    stack.granted(inTwo, group);

    // When
    stack.sandbox.cloud().directory().deleteGroup(group.groupId());
    publish(file, group);

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(roleOf(inTwo)).contains(ROLES + "data-scientist");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"update-group.api.json", "update-group.console.json", "patch-group.scim.json"})
  void aRenamedGroupIsMappedByItsNewName(String file) {
    // Given
    Group group = mappedGroup();
    User user = stack.newUser();
    stack.granted(user, group);

    // When
    stack.sandbox.cloud().directory().renameGroup(group.groupId(), "nothing-" + ++groups);
    publish(file, group);

    // Then
    assertThat(stack.profileOf(user)).isEmpty();

    // When
    stack.sandbox.cloud().directory().renameGroup(group.groupId(), group.displayName());
    publish(file, group);

    // Then
    assertThat(stack.profileOf(user)).isPresent();
  }

  @Test
  void aGroupCreatedWithMembersIsSwept() {
    Group group = mappedGroup();
    User user = stack.newUser();
    stack.join(user, group);

    publish("create-group.scim.json", group);

    assertThat(stack.profileOf(user)).isPresent();
  }

  @Test
  void aNewRowReachesCurrentMembers() {
    // Given
    Group group = stack.sandbox.cloud().directory().addGroup("group-" + ++groups);
    User user = stack.newUser();
    stack.join(user, group);

    // When
    map(group, "analyst");
    stack.sandbox.settle();

    // Then
    assertThat(roleOf(user)).contains(ROLES + "analyst");

    // When
    map(group, "senior-analyst");
    stack.sandbox.settle();

    // Then
    assertThat(roleOf(user)).contains(ROLES + "senior-analyst");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");

    // When
    unmap(group);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
  }

  @Test
  void aNewDescriptionRequestsNoReconcile() {
    // Given
    Group group = mappedGroup();
    User user = stack.newUser();
    stack.granted(user, group);
    int before = stack.calls("DescribeUser").size();

    // When
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(row(group, "analyst", "in other words")));
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("DescribeUser")).hasSize(before);
  }

  @Test
  void theHourlySweepFindsLostEvents() {
    // Given
    User joined = stack.newUser();
    stack.join(joined, DATA_SCIENTISTS);
    User left = stack.newUser();
    stack.granted(left, DATA_SCIENTISTS);
    stack.leave(left, DATA_SCIENTISTS);
    User deleted = stack.newUser();
    stack.granted(deleted, DATA_SCIENTISTS);
    stack.sandbox.cloud().directory().deleteUser(deleted.userId());

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(joined)).isPresent();
    assertThat(stack.profileOf(left)).isEmpty();
    assertThat(stack.profileOf(deleted)).isEmpty();
  }

  @Test
  void theHourlySweepRunsOnSchedule() {
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);

    stack.sandbox.clock().advance(Duration.ofMinutes(61));
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isPresent();
  }

  @Test
  void manualChangesAreReverted() {
    // Given
    User changed = stack.newUser();
    var profile = stack.granted(changed, DATA_SCIENTISTS);
    stack.changeByHand(profile, settings -> settings.executionRole(ROLES + "by-hand"));
    User gone = stack.newUser();
    stack.deleteProfileByHand(stack.granted(gone, DATA_SCIENTISTS));
    stack.sandbox.clock().advance(Duration.ofMinutes(5));

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(roleOf(changed)).contains(ROLES + "data-scientist");
    assertThat(roleOf(gone)).contains(ROLES + "data-scientist");
  }

  @Test
  void aDisabledUserIsFoundWithinADay() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    stack.sandbox.cloud().directory().disable(user.userId());

    // When
    stack.sweepStatus();
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();

    // When
    stack.sandbox.cloud().directory().enable(user.userId());
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isPresent();
  }

  @Test
  void theSweepFindsADeletedUnrecordedMembership() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    Membership membership =
        stack.sandbox.cloud().directory().leave(user.userId(), DATA_SCIENTISTS.groupId());
    stack.forget("membership#" + membership.membershipId());

    // When
    stack.sandbox.publish(
        EventShapes.ofMembership(
            "delete-group-membership.api.json",
            user.userId(),
            membership.groupId(),
            membership.membershipId()));
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isPresent();

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
  }

  @Test
  void aProfileMissingInTheLedgerIsFoundByItsTags() {
    // Given
    User left = stack.newUser();
    stack.granted(left, DATA_SCIENTISTS);
    stack.leave(left, DATA_SCIENTISTS);
    User stays = stack.newUser();
    stack.granted(stays, DATA_SCIENTISTS);
    User deleted = stack.newUser();
    stack.granted(deleted, DATA_SCIENTISTS);
    stack.sandbox.cloud().directory().deleteUser(deleted.userId());
    stack.emptyTheLedger();

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(left)).isEmpty();
    assertThat(stack.profileOf(deleted)).isEmpty();
    assertThat(stack.profileOf(stays)).isPresent();
  }

  @Test
  void aManualProfileIsDescribedOnceAndKept() {
    // Given
    User user = stack.newUser();
    stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName("made-by-hand")
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .build());

    // When
    for (int hour = 0; hour < 3; hour++) {
      stack.sweepEverybody();
      stack.sandbox.settle();
    }

    // Then
    assertThat(stack.calls("DescribeUserProfile", stack.profileOf(user).orElseThrow())).hasSize(1);
  }

  @Test
  void anUnmappedGroupIsNotListed() {
    int before = stack.calls("ListGroupMemberships").size();

    publish("patch-group.scim.json", OFFICE_STAFF);

    assertThat(stack.calls("ListGroupMemberships")).hasSize(before);
  }

  private static void publish(String file, Group group) {
    stack.sandbox.publish(EventShapes.ofGroup(file, group.groupId()));
    stack.sandbox.settle();
  }

  /** Its row has been heard of. */
  private static Group mappedGroup() {
    Group group = stack.sandbox.cloud().directory().addGroup("group-" + ++groups);
    map(group, "analyst");
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    stack.sandbox.settle();
    return group;
  }

  private static void map(Group group, String role) {
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(row(group, role, "")));
  }

  private static void unmap(Group group) {
    stack
        .sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(stack.sandbox.table("MappingTable"))
                    .key(
                        Map.of(
                            "groupName", AttributeValue.fromS(group.displayName()),
                            "domainId", AttributeValue.fromS(DOMAIN))));
  }

  private static MappingRow row(Group group, String role, String description) {
    return new MappingRow(
        new GroupName(group.displayName()),
        new DomainId(DOMAIN),
        Optional.empty(),
        new RoleArn(ROLES + role),
        5,
        Optional.empty(),
        true,
        description,
        UserSettings.NONE,
        Optional.empty());
  }

  private static Optional<String> roleOf(User user) {
    return stack.profileOf(user).map(profile -> profile.userSettings().executionRole());
  }
}
