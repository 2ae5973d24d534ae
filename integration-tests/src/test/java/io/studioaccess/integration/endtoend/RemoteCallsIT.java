package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.wire.Call;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The calls of a warm function for one event. It caches the mapping, group names and domains. */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
class RemoteCallsIT {
  private static final Stack STACK = Stack.sharedWithOneChangeAnHour();

  @BeforeEach
  void fillTheCaches() {
    STACK.granted(STACK.newUser(), DATA_SCIENTISTS);
  }

  @Test
  void anAdditionTakesSevenCallsUpToTheCreate() {
    // Given
    User user = STACK.newUser();
    STACK.join(user, DATA_SCIENTISTS);

    // When
    List<String> calls = callsOf("ProvisionerFunction", "Started", user);

    // Then
    assertThat(calls.subList(0, calls.indexOf("CreateUserProfile") + 1))
        .containsExactly(
            "UpdateItem",
            "DescribeUser",
            "ListGroupMembershipsForMember",
            "GetItem",
            "DescribeUserProfile",
            "UpdateItem",
            "CreateUserProfile");
  }

  @Test
  void anAdditionThatChangesNothingTakesFiveCalls() {
    // Given
    User user = STACK.newUser();
    STACK.granted(user, DATA_SCIENTISTS);

    // When
    List<String> calls = callsOf("ProvisionerFunction", "Unchanged", user);

    // Then
    assertThat(calls)
        .containsExactly(
            "UpdateItem",
            "DescribeUser",
            "ListGroupMembershipsForMember",
            "DescribeUserProfile",
            "UpdateItem");
  }

  @Test
  void aDeprovisionerEventThatChangesNothingTakesFiveCalls() {
    // Given
    User user = STACK.newUser();
    STACK.granted(user, DATA_SCIENTISTS);
    List<String> whileItWarmsUp = callsOf("DeprovisionerFunction", "Unchanged", user);

    // When
    List<String> calls = callsOf("DeprovisionerFunction", "Unchanged", user);

    // Then
    assertThat(calls).hasSize(5);
    assertThat(whileItWarmsUp).containsAll(calls);
  }

  private static List<String> callsOf(String function, String outcome, User user) {
    STACK.sandbox.endpoint().calls().clear();
    InvocationResult answer =
        STACK.sandbox.invoke(
            function,
            EventJson.text(
                STACK.event("add-member-to-group.okta-scim.json", user, DATA_SCIENTISTS)));
    assertThat(answer).asString().contains(outcome);
    String role = STACK.sandbox.template().functions().get(function).role().name();
    return STACK.sandbox.endpoint().calls().by(role).stream().map(Call::operation).toList();
  }
}
