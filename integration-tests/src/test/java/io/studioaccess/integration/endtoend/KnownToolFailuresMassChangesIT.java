package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * What synchronising tools have publicly done to a whole directory after one bad answer from
 * upstream, by the issue that tells it. One change an hour is allowed here.
 */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
class KnownToolFailuresMassChangesIT {
  private static final int LIMIT = 1;

  private static final Stack stack = Stack.sharedWithOneChangeAnHour();

  @BeforeEach
  void anotherHour() {
    stack.sandbox.clock().advance(Duration.ofHours(2));
  }

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  /**
   * awslabs/ssosync#234: a 503 while a group was read was taken for a group without members. All
   * lost their memberships, and had them again after the next run.
   */
  @Test
  void aGroupEmptyForAnHourRevokesNobody() {
    // Given
    List<User> users = granted(DATA_SCIENTISTS, 5);
    Map<String, String> homes = homes(users);

    // When
    users.forEach(user -> leaves(user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(noticed(users)).isEqualTo(LIMIT);

    // When
    stack.sandbox.clock().advance(Duration.ofHours(1));
    users.forEach(user -> joins(user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(users).allSatisfy(user -> assertHasTheRoleOf(DATA_SCIENTISTS, user));
    assertThat(homes(users)).isEqualTo(homes);
  }

  /**
   * awslabs/ssosync#236: memberships of many users in random groups were removed in one run, and
   * were there again after the next.
   */
  @Test
  void membershipsLostInSeveralGroupsCountTogether() {
    // Given
    Group first = stack.mappedGroup("first-of-two", 50);
    Group second = stack.mappedGroup("second-of-two", 60);
    List<User> inFirst = granted(first, 3);
    List<User> inSecond = granted(second, 3);
    List<User> all = Stream.concat(inFirst.stream(), inSecond.stream()).toList();
    Map<String, String> homes = homes(all);

    // When
    leaves(inFirst.get(0), first);
    leaves(inSecond.get(0), second);
    leaves(inFirst.get(1), first);
    leaves(inSecond.get(1), second);
    stack.sandbox.settle();

    // Then
    assertThat(noticed(all)).isEqualTo(LIMIT);

    // When
    inFirst.forEach(user -> joins(user, first));
    inSecond.forEach(user -> joins(user, second));
    stack.sandbox.settle();

    // Then
    assertThat(inFirst).allSatisfy(user -> assertHasTheRoleOf(first, user));
    assertThat(inSecond).allSatisfy(user -> assertHasTheRoleOf(second, user));
    assertThat(homes(all)).isEqualTo(homes);
  }

  /**
   * awslabs/ssosync#278: a 503 for one user was taken for their departure. They were deleted, and
   * made again by the next run: the same name, and another id.
   */
  @Test
  void aRecreatedUserFindsTheirHomeOnceAdopted() {
    // Given
    User before = granted(DATA_SCIENTISTS, 1).getFirst();
    Map<String, String> homes = homes(List.of(before));

    // When
    deleted(before);
    User after = stack.newUser(before.userName());
    joins(after, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(before)).containsExactly("Granted", "Quarantined");
    assertThat(stack.outcomesOf(after)).containsExactly("Refused");
    assertThat(stack.lastReason(after))
        .contains("may have been deleted and created again", "adopt");

    // When
    adopt(after);
    stack.sandbox.settle();
    stack.sandbox.clock().advance(Duration.ofDays(8));
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertHasTheRoleOf(DATA_SCIENTISTS, after);
    assertThat(homes(List.of(after))).isEqualTo(homes);
  }

  /**
   * awslabs/ssosync#194: upstream answered with no users and no groups at all. Everything was
   * deleted, and made again by the next run, with other ids.
   */
  @Test
  void aRecreatedDirectoryLosesNobodysHome() {
    // Given
    Group group = stack.mappedGroup("whole-company", 40);
    List<User> before = granted(group, 5);
    Map<String, String> homes = homes(before);

    // When
    stack.sandbox.cloud().directory().deleteGroup(group.groupId());
    before.forEach(KnownToolFailuresMassChangesIT::deleted);
    stack.sandbox.settle();

    // Then
    assertThat(noticed(before)).isEqualTo(before.size());

    // When
    Group again = stack.sandbox.cloud().directory().addGroup("whole-company");
    List<User> after = before.stream().map(user -> stack.newUser(user.userName())).toList();
    stack.letTheMappingBeReadAgain();
    after.forEach(user -> joins(user, again));
    stack.sandbox.settle();
    after.forEach(KnownToolFailuresMassChangesIT::adopt);
    stack.sandbox.settle();
    stack.sandbox.clock().advance(Duration.ofDays(8));
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(after).allSatisfy(user -> assertHasTheRoleOf(again, user));
    assertThat(homes(after)).isEqualTo(homes);
  }

  private static List<User> granted(Group group, int number) {
    List<User> users = Stream.generate(() -> stack.newUser()).limit(number).toList();
    users.forEach(user -> joins(user, group));
    stack.sandbox.settle();
    return users;
  }

  private static void joins(User user, Group group) {
    if (stack.sandbox.cloud().directory().membership(user.userId(), group.groupId()).isEmpty()) {
      stack.join(user, group);
      stack.publishAdded(user, group);
    }
  }

  private static void leaves(User user, Group group) {
    stack.leave(user, group);
    stack.publishRemoved(user, group);
  }

  private static void deleted(User user) {
    stack.sandbox.cloud().directory().deleteUser(user.userId());
    stack.sandbox.publish(stack.event("delete-user.console.json", user, DATA_SCIENTISTS));
  }

  /** As docs/reference/by-hand.md says. */
  private static void adopt(User user) {
    DescribeUserProfileResponse profile = stack.profileOf(user).orElseThrow();
    stack.byHand(
        sageMaker ->
            sageMaker.addTags(
                tags ->
                    tags.resourceArn(profile.userProfileArn())
                        .tags(
                            tag("studio-access:managed-by", "studio-access"),
                            tag("studio-access:user-id", user.userId()))));
    stack.sandbox.send(
        "ProvisionerQueue",
        """
        {"type":"studio-access.Reconcile","userId":"%s","eventId":"by-hand"}
        """
            .formatted(user.userId()));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  /** How many of them lost anything. */
  private static long noticed(List<User> users) {
    return users.stream()
        .filter(user -> stack.outcomesOf(user).contains("Quarantined"))
        .peek(KnownToolFailuresMassChangesIT::assertPowerless)
        .count();
  }

  private static void assertPowerless(User user) {
    assertThat(stack.profileOf(user).orElseThrow().userSettings().executionRole())
        .isEqualTo(stack.quarantineRole());
  }

  private static void assertHasTheRoleOf(Group group, User user) {
    assertThat(stack.profileOf(user).orElseThrow().userSettings().executionRole())
        .startsWith("arn:aws:iam::111122223333:role/studio/" + group.displayName().substring(0, 5));
  }

  /** By name. */
  private static Map<String, String> homes(List<User> users) {
    Map<String, String> homes = new TreeMap<>();
    users.forEach(
        user ->
            homes.put(user.userName(), stack.profileOf(user).orElseThrow().homeEfsFileSystemUid()));
    return homes;
  }
}
