package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** A whole department joins at once while AWS throttles. */
@ResourceLock(Stack.SHARED)
class BurstIT {
  private static final int USERS = 24;

  private static final Stack stack = Stack.shared();

  @AfterEach
  void stopThrottling() {
    stack.sandbox.endpoint().faults().clear();
  }

  @Test
  void aThrottledBurstOfJoinsCreatesEachProfileOnce() {
    // Given
    throttleTheFunctions();
    List<User> users = IntStream.range(0, USERS).mapToObj(i -> stack.newUser()).toList();
    users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
    long before = creates();

    // When
    users.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    for (User user : users) {
      DescribeUserProfileResponse profile = stack.profileOf(user).orElseThrow();
      assertThat(profile.status()).isEqualTo(UserProfileStatus.IN_SERVICE);
      assertThat(stack.outcomesOf(user)).contains("Granted");
    }
    assertThat(creates() - before).isEqualTo(USERS);
    assertThat(stack.drain("ProvisionerDeadLetterQueue")).isEmpty();
  }

  private static long creates() {
    return stack.calls("CreateUserProfile").stream().filter(Call::succeeded).count();
  }

  /**
   * Throttles the services that other callers use too, and requeues. Lambda's own calls for the
   * functions, which receive and delete messages, are not throttled.
   */
  private static void throttleTheFunctions() {
    for (TemplateFunction function : stack.sandbox.template().functions().values()) {
      for (String service : List.of("identitystore", "sagemaker", "sso", "sqs")) {
        stack
            .sandbox
            .endpoint()
            .faults()
            .failRandomly(
                0.4,
                Faults.Kind.THROTTLED,
                service,
                service.equals("sqs") ? "SendMessage" : Faults.ANY,
                function.role().name());
      }
    }
  }
}
