package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The names of the groups are the mapping, and two people an hour may lose access. */
class ConventionIT {
  private static final Set<String> ITEM_OPERATIONS =
      Set.of("Scan", "Query", "GetItem", "UpdateItem");

  private static final int LIMIT = 2;
  private static final Stack stack =
      new Stack(
          Convention.of("convention")
              .withParameter("MaxRevocationsPerHour", Integer.toString(LIMIT))
              .withParameter("SweepSchedule", "rate(365 days)"));

  private static int groups;

  @AfterAll
  static void end() {
    stack.close();
  }

  @BeforeEach
  void anotherHour() {
    stack.sandbox.clock().advance(Duration.ofHours(2));
  }

  @AfterEach
  void noRowWasReadNothingWasDeniedAndNothingIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().all())
        .filteredOn(call -> ITEM_OPERATIONS.contains(call.operation()))
        .extracting(call -> String.valueOf(call.request().get("TableName")))
        .contains(stack.sandbox.table("LedgerTable"))
        .doesNotContain(stack.sandbox.table("MappingTable"));
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void aGroupOfThePatternGrantsTheRoleOfItsName() {
    // Given
    Group group = group("studio-team");
    User user = stack.newUser();

    // When
    stack.granted(user, group);

    // Then
    assertThat(roleOf(user)).isEqualTo(Convention.roleOf(group));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");

    // When
    stack.leave(user, group);
    stack.publishRemoved(user, group);
    stack.sandbox.settle();

    // Then
    assertThat(roleOf(user)).isEqualTo(stack.quarantineRole());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
  }

  @Test
  void aRowOfTheTableAndAGroupThatMatchesInPartMeanNothing() {
    User user = stack.newUser();

    for (Group group : List.of(Company.DATA_SCIENTISTS, group("my studio-team"))) {
      stack.join(user, group);
      stack.publishAdded(user, group);
    }
    stack.sandbox.settle();

    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).isEmpty();
  }

  @Test
  void theNameWithTheLowerRankWins() {
    User user = stack.newUser();
    Group second = group("studio-second.20.");
    Group first = group("studio-zero.10.");

    stack.granted(user, second);
    stack.granted(user, first);

    assertThat(roleOf(user)).isEqualTo(Convention.roleOf(first));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
  }

  @Test
  void aNameWhoseRoleIsIllegalIsReportedAndRevokesNothing() {
    // Given
    Group group = group("studio-team");
    User user = stack.newUser();
    stack.granted(user, group);
    String role = roleOf(user);

    // When
    rename(group, "studio-team of künstliche dinge");

    // Then
    assertThat(stack.lastReason(user))
        .contains(
            "mapping of group 'studio-team of künstliche dinge' in domain d-",
            "RoleArnTemplate: ",
            "is not a role ARN");
    assertThat(roleOf(user)).isEqualTo(role);
  }

  @Test
  void aGroupRenamedIntoThePatternGrantsItsMembers() {
    // Given
    Group group = group("newcomers");
    List<User> users = members(group, 3);
    stack.sandbox.settle();
    assertThat(users).allMatch(user -> stack.profileOf(user).isEmpty());

    // When
    Group renamed = rename(group, "studio-renamed-" + ++groups);

    // Then
    assertThat(users)
        .allSatisfy(user -> assertThat(roleOf(user)).isEqualTo(Convention.roleOf(renamed)));
  }

  @Test
  void aGroupRenamedOutOfThePatternIsHeldOverTheLimit() {
    // Given
    Group group = group("studio-team");
    List<User> users = members(group, 5);
    stack.sandbox.settle();

    // When
    rename(group, "former " + group.displayName());

    // Then
    assertThat(users.stream().map(this::roleOf))
        .filteredOn(stack.quarantineRole()::equals)
        .hasSize(LIMIT);
    assertThat(users.stream().map(this::roleOf))
        .filteredOn(Convention.roleOf(group)::equals)
        .hasSize(5 - LIMIT);

    // When
    rename(group, group.displayName());

    // Then
    assertThat(users)
        .allSatisfy(user -> assertThat(roleOf(user)).isEqualTo(Convention.roleOf(group)));
    assertThat(users.stream().flatMap(user -> stack.outcomesOf(user).stream()))
        .containsOnly("Granted", "Quarantined", "Restored");
  }

  @Test
  void aLostAdditionIsFoundByASweepOfAllGroups() {
    // Given
    Group group = group("studio-team");
    User user = stack.newUser();
    stack.join(user, group);
    stack.sandbox.cloud().directory().limitPagesTo(1);
    long asked = callsOfTheSweeper("DescribeGroup").count();

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();
    stack.sandbox.cloud().directory().limitPagesTo(100);

    // Then
    assertThat(roleOf(user)).isEqualTo(Convention.roleOf(group));
    assertThat(callsOfTheSweeper("DescribeGroup")).hasSize((int) asked);
    assertThat(callsOfTheSweeper("ListGroups"))
        .hasSizeGreaterThanOrEqualTo(stack.sandbox.cloud().directory().groups().size());
  }

  private static Stream<?> callsOfTheSweeper(String operation) {
    String role = stack.sandbox.template().functions().get("SweeperFunction").role().name();
    return stack.calls(operation).stream().filter(call -> call.principal().contains(role));
  }

  private static Group group(String name) {
    return stack.sandbox.cloud().directory().addGroup(name + ++groups);
  }

  /** The event about each of them has been published. */
  private static List<User> members(Group group, int count) {
    List<User> users = IntStream.range(0, count).mapToObj(i -> stack.newUser()).toList();
    users.forEach(user -> stack.join(user, group));
    users.forEach(user -> stack.publishAdded(user, group));
    return users;
  }

  private static Group rename(Group group, String name) {
    stack.sandbox.cloud().directory().renameGroup(group.groupId(), name);
    stack.sandbox.publish(EventShapes.ofGroup("update-group.console.json", group.groupId()));
    stack.sandbox.settle();
    return stack.sandbox.cloud().directory().group(group.groupId());
  }

  private String roleOf(User user) {
    return stack.profileOf(user).orElseThrow().userSettings().executionRole();
  }
}
