package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/**
 * Random histories in which events get lost and calls fail. After one sweep every user has exactly
 * the access of their memberships. Five histories run through the packaged functions; {@code make
 * soak} runs a thousand long ones. {@code -Dhistories.first=17 -Dhistories=1} repeats the one with
 * the seed 17. The module simulation runs many more without functions.
 */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class HistoriesIT {
  private static final List<String> SERVICES =
      List.of("identitystore", "sagemaker", "dynamodb", "events", "sso");

  /** One history in ten is long. */
  private static final int LONG_EVERY = 10;

  /** In one history in five a function is killed during a call, and starts again. */
  private static final int KILL_EVERY = 5;

  private static final int MANY_CHANGES = 40;
  private static final int FEW_CHANGES = Integer.getInteger("histories.changes", 8);

  private static final Stack stack = Stack.sharedWithGracePeriod();

  @AfterEach
  void clearTheFaults() {
    stack.sandbox.endpoint().faults().clear();
  }

  /** Messages that failed too often during the faults; the sweep made up for them. */
  @AfterAll
  static void emptyTheDeadLetterQueues() {
    List.of("Provisioner", "Deprovisioner", "Sweeper")
        .forEach(function -> stack.drain(function + "DeadLetterQueue"));
  }

  @TestFactory
  Stream<DynamicTest> afterOneSweepEveryUserHasTheAccessOfTheirMemberships() {
    long first = Long.getLong("histories.first", 1);
    return LongStream.range(first, first + Long.getLong("histories", 5))
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> comesOutRight(seed)));
  }

  private static void comesOutRight(long seed) {
    // Given
    Random random = new Random(seed);
    History history = new History(stack, seed);
    trouble(seed, random);

    // When
    history.happen(seed % LONG_EVERY == 0 ? MANY_CHANGES : FEW_CHANGES);
    stack.sandbox.endpoint().faults().clear();
    stack.sandbox.settle();
    stack.sandbox.clock().advance(Duration.ofMinutes(20));
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    Map<String, String> entitled = Entitled.roles(stack.sandbox.cloud().directory(), history);
    Map<String, String> roles = ours(history);
    roles.values().removeIf(stack.quarantineRole()::equals);
    assertThat(roles).as("roles by user, seed %d", seed).isEqualTo(entitled);

    // When the grace period ends, in every other history
    if (seed % 2 == 0) {
      stack.sandbox.clock().advance(Duration.ofDays(8));
      stack.sweepEverybody();
      stack.sandbox.settle();
      assertThat(ours(history)).as("eight days later, seed %d", seed).isEqualTo(entitled);
    }
    assertThat(byHand(history)).as("profiles made by hand, seed %d", seed).hasSize(2);
    history.forget();
  }

  /** A third of the histories have no faults, a third some, and a third many. */
  private static void trouble(long seed, Random random) {
    double rate = List.of(0.0, 0.15, 0.4).get(random.nextInt(3));
    for (String service : SERVICES) {
      for (TemplateFunction function : stack.sandbox.template().functions().values()) {
        String principal = function.role().name();
        Faults faults = stack.sandbox.endpoint().faults();
        faults.failRandomly(rate / 2, Faults.Kind.THROTTLED, service, Faults.ANY, principal);
        faults.failRandomly(
            rate / 4, Faults.Kind.FAILED_BEFORE_EFFECT, service, Faults.ANY, principal);
        faults.failRandomly(
            rate / 4, Faults.Kind.FAILED_AFTER_EFFECT, service, Faults.ANY, principal);
      }
    }
    if (seed % KILL_EVERY == 0) {
      String operation =
          List.of("CreateUserProfile", "UpdateUserProfile", "AddTags", "DeleteTags", "PutEvents")
              .get(random.nextInt(5));
      String function =
          random.nextBoolean() || operation.equals("AddTags")
              ? "DeprovisionerFunction"
              : "ProvisionerFunction";
      var unused = stack.sandbox.killDuring(function, call -> call.operation().equals(operation));
    }
  }

  /** Role ARN by user id, of the profiles that carry our tags. */
  private static Map<String, String> ours(History history) {
    Map<String, String> roles = new TreeMap<>();
    for (DescribeUserProfileResponse profile : profiles(history)) {
      Map<String, String> tags = stack.sandbox.cloud().studio().tags(profile.userProfileArn());
      if (tags.containsKey("studio-access:user-id")) {
        assertThat(profile.status()).isEqualTo(UserProfileStatus.IN_SERVICE);
        String other =
            roles.put(tags.get("studio-access:user-id"), profile.userSettings().executionRole());
        assertThat(other).as("a second profile of one user").isNull();
      }
    }
    return roles;
  }

  private static List<DescribeUserProfileResponse> byHand(History history) {
    return profiles(history).stream()
        .filter(p -> stack.sandbox.cloud().studio().tags(p.userProfileArn()).isEmpty())
        .filter(p -> History.BY_HAND.equals(p.userSettings().executionRole()))
        .toList();
  }

  private static List<DescribeUserProfileResponse> profiles(History history) {
    return stack.sandbox.cloud().studio().profiles().stream()
        .filter(profile -> history.domain.value().equals(profile.domainId()))
        .toList();
  }
}
