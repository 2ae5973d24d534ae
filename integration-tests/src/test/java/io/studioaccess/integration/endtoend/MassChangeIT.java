package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A group is emptied by mistake and filled again. */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
class MassChangeIT {
  private static final int USERS = 15;
  private static final int LIMIT = 1;

  private static final Stack stack = Stack.sharedWithOneChangeAnHour();

  @Test
  void aMassRemovalThatIsUndoneCostsNoUserTheirAccess() {
    // Given
    stack.releaseAllHeldChanges();
    stack.sandbox.clock().advance(Duration.ofHours(2));
    List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.newUser()).toList();
    users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
    users.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
    stack.sandbox.settle();
    Map<String, String> homes = homes(users);
    int outcomesBefore = stack.outcomes.size();
    int logBefore = stack.sandbox.log("DeprovisionerFunction").size();
    int sweeperLogBefore = stack.sandbox.log("SweeperFunction").size();

    // When
    users.forEach(user -> stack.leave(user, DATA_SCIENTISTS));
    users.forEach(user -> stack.publishRemoved(user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(kinds(users, outcomesBefore)).isEqualTo(Map.of("Quarantined", 1L, "Held", 1L));
    assertThat(roles(users))
        .containsEntry(stack.quarantineRole(), (long) LIMIT)
        .containsEntry(stack.roleOf(DATA_SCIENTISTS), (long) USERS - LIMIT);
    Map<String, Object> held = heldEvent(outcomesBefore);
    assertThat(held.get("count")).isEqualTo(USERS - LIMIT);
    assertThat((List<?>) held.get("changes")).hasSize(USERS - LIMIT);
    assertThat(linesAfter(logBefore, "DeprovisionerFunction"))
        .anyMatch(line -> line.contains("\"ChangesHeld\":1"));
    assertThat(linesAfter(sweeperLogBefore, "SweeperFunction"))
        .anyMatch(line -> line.contains("\"ChangesHeld\":" + (USERS - LIMIT)));

    // When
    stack.sandbox.clock().advance(Duration.ofMinutes(10));
    users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
    users.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
    stack.sandbox.settle();
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(roles(users)).isEqualTo(Map.of(stack.roleOf(DATA_SCIENTISTS), (long) USERS));
    assertThat(homes(users)).isEqualTo(homes);
    assertThat(kinds(users, outcomesBefore))
        .isEqualTo(Map.of("Quarantined", 1L, "Held", 1L, "Restored", 1L));
    assertThat(linesAfter(sweeperLogBefore, "SweeperFunction"))
        .anyMatch(line -> line.contains("\"ChangesHeld\":0"));
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  private static List<String> linesAfter(int earlierLines, String function) {
    return stack.sandbox.log(function).stream().skip(earlierLines).toList();
  }

  /** How many events of each kind were published about these users or about held changes. */
  private static Map<String, Long> kinds(List<User> users, int earlierEvents) {
    List<String> userIds = users.stream().map(User::userId).toList();
    return stack.outcomes.stream()
        .skip(earlierEvents)
        .filter(
            event ->
                "Held".equals(event.get("detail-type"))
                    || userIds.contains(Stack.asMap(event.get("detail")).get("userId")))
        .collect(
            Collectors.groupingBy(
                event -> String.valueOf(event.get("detail-type")), Collectors.counting()));
  }

  private static Map<String, Object> heldEvent(int earlierEvents) {
    return stack.outcomes.stream()
        .skip(earlierEvents)
        .filter(event -> "Held".equals(event.get("detail-type")))
        .map(event -> Stack.asMap(event.get("detail")))
        .findFirst()
        .orElseThrow();
  }

  /** By user name. */
  private static Map<String, String> homes(List<User> users) {
    Map<String, String> homes = new TreeMap<>();
    users.forEach(
        user ->
            homes.put(user.userName(), stack.profileOf(user).orElseThrow().homeEfsFileSystemUid()));
    return homes;
  }

  private static Map<String, Long> roles(List<User> users) {
    return users.stream()
        .map(user -> stack.profileOf(user).orElseThrow().userSettings().executionRole())
        .collect(Collectors.groupingBy(role -> role, Collectors.counting()));
  }
}
