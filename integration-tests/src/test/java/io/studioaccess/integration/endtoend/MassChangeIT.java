package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** The mistake that every tool of this kind has made: a group is emptied, and filled again. */
class MassChangeIT {
  private static final int USERS = 80;
  private static final int LIMIT = 25;

  @Test
  void aMassRemovalThatIsUndoneCostsNobodyTheirAccess() {
    try (Stack stack =
        new Stack(Stack.asTheTemplateHasIt().withParameter("SweepSchedule", "rate(365 days)"))) {
      // Given
      List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.newUser()).toList();
      users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
      users.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
      stack.sandbox.settle();
      Map<String, String> homes = homes(stack);
      assertThat(homes).hasSize(USERS);

      // When
      users.forEach(user -> stack.leave(user, DATA_SCIENTISTS));
      users.forEach(user -> stack.publishRemoved(user, DATA_SCIENTISTS));
      stack.sandbox.settle();

      // Then
      assertThat(count(stack, "Quarantined")).isEqualTo(LIMIT);
      assertThat(roles(stack))
          .containsEntry(stack.quarantineRole(), (long) LIMIT)
          .containsEntry(stack.roleOf(DATA_SCIENTISTS), (long) USERS - LIMIT);
      Map<String, Object> held = onlyHeldEvent(stack);
      assertThat(held.get("count")).isEqualTo(USERS - LIMIT);
      assertThat((List<?>) held.get("changes")).hasSize(USERS - LIMIT);
      assertThat(stack.sandbox.log("DeprovisionerFunction"))
          .anyMatch(line -> line.contains("\"ChangesHeld\":1"));
      assertThat(stack.sandbox.log("SweeperFunction"))
          .anyMatch(line -> line.contains("\"ChangesHeld\":" + (USERS - LIMIT)));

      // When
      stack.sandbox.clock().advance(Duration.ofMinutes(10));
      users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
      users.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
      stack.sandbox.settle();
      stack.sweepEverybody();
      stack.sandbox.settle();

      // Then
      assertThat(roles(stack)).isEqualTo(Map.of(stack.roleOf(DATA_SCIENTISTS), (long) USERS));
      assertThat(homes(stack)).isEqualTo(homes);
      assertThat(count(stack, "Restored")).isEqualTo(LIMIT);
      assertThat(stack.outcomes).hasSize(USERS + LIMIT + LIMIT + 1);
      assertThat(stack.sandbox.log("SweeperFunction"))
          .anyMatch(line -> line.contains("\"ChangesHeld\":0"));
      assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
      assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    }
  }

  private static Map<String, Object> onlyHeldEvent(Stack stack) {
    List<Map<String, Object>> held =
        stack.outcomes.stream()
            .filter(event -> "Held".equals(event.get("detail-type")))
            .map(event -> Stack.asMap(event.get("detail")))
            .toList();
    assertThat(held).hasSize(1);
    return held.getFirst();
  }

  private static long count(Stack stack, String kind) {
    return stack.outcomes.stream().filter(event -> kind.equals(event.get("detail-type"))).count();
  }

  private static Map<String, String> homes(Stack stack) {
    return stack.sandbox.cloud().studio().profiles().stream()
        .collect(
            Collectors.toMap(
                DescribeUserProfileResponse::userProfileName,
                DescribeUserProfileResponse::homeEfsFileSystemUid));
  }

  private static Map<String, Long> roles(Stack stack) {
    return stack.sandbox.cloud().studio().profiles().stream()
        .collect(
            Collectors.groupingBy(
                profile -> profile.userSettings().executionRole(), Collectors.counting()));
  }
}
