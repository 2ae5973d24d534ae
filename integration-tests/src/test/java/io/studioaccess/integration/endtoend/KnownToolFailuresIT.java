package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * What other tools that give access by directory group are publicly known to get wrong, by the
 * issue that tells it: who does not get what they should have. Who loses what they should keep is
 * in {@link KnownToolFailuresRevocationIT}, what does not go when it should in {@link
 * OthersTeardownFailuresIT}.
 */
@ResourceLock(Stack.SHARED)
class KnownToolFailuresIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    stack.sandbox.endpoint().faults().clear();
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  /**
   * boto/boto3#3180, aws/aws-cdk#23627, hashicorp/terraform-provider-aws#28958: a profile made by
   * the API stands, and its user is denied the sign-in, for nobody assigned them to the
   * application.
   */
  @Test
  void aGrantedUserCanSignIn() {
    // Given
    Group group = stack.mappedGroup("sign-in", 1);
    User user = stack.newUser();
    List<Boolean> assignedWhenTold = new CopyOnWriteArrayList<>();
    stack
        .sandbox
        .cloud()
        .eventBuses()
        .onEvent(
            event -> {
              if ("Granted".equals(event.get("detail-type"))) {
                assignedWhenTold.add(isAssigned(group));
              }
            });
    assertThat(isAssigned(group)).isFalse();

    // When
    stack.granted(user, group);

    // Then
    assertThat(assignedWhenTold).containsExactly(true);
  }

  /**
   * aws-samples/iam-identity-center-team#585, gravitational/teleport#60798: a group that was
   * deleted and is still spoken of wedges everything that comes after.
   */
  @Test
  void aDeletedMappedGroupStopsNothing() {
    // Given
    Group doomed = stack.mappedGroup("doomed", 1);
    User loser = stack.newUser();
    User keeper = stack.newUser();
    stack.granted(loser, doomed);
    stack.join(keeper, DATA_SCIENTISTS);
    stack.granted(keeper, doomed);

    // When
    stack.sandbox.cloud().directory().deleteGroup(doomed.groupId());
    stack.sandbox.publish(stack.event("delete-group.api.json", loser, doomed));
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(loser)).isEmpty();
    assertThat(stack.outcomesOf(loser)).containsExactly("Granted", "Revoked");
    assertThat(stack.outcomesOf(keeper)).containsExactly("Granted", "Changed");
    User other = stack.newUser();
    stack.granted(other, DATA_SCIENTISTS);
    assertThat(stack.outcomesOf(other)).containsExactly("Granted");

    // When: the name comes back, with another id
    Group again = stack.sandbox.cloud().directory().addGroup("doomed");
    stack.letTheMappingBeReadAgain();
    stack.granted(loser, again);

    // Then
    assertThat(stack.outcomesOf(loser)).containsExactly("Granted", "Revoked", "Granted");
    assertThat(isAssigned(again)).isTrue();
  }

  /**
   * aws-samples/iam-identity-center-team#176 and its pull request 507: of ten records of a batch
   * one is handled and the others are lost.
   */
  @Test
  void onlyTheBadRecordOfABatchIsReturned() {
    // Given
    List<User> users = Stream.generate(() -> stack.newUser()).limit(9).toList();
    users.forEach(user -> stack.join(user, DATA_SCIENTISTS));
    List<String> bodies = new ArrayList<>();
    users.forEach(
        user ->
            bodies.add(
                EventJson.text(
                    stack.event("add-member-to-group.console.json", user, DATA_SCIENTISTS))));
    bodies.add(4, "{\"detail\": \"garbage\"}");

    // When
    InvocationResult answer = stack.sandbox.invoke("ProvisionerFunction", batch(bodies));
    stack.sandbox.settle();

    // Then
    assertThat(answer)
        .isEqualTo(
            new InvocationResult.Succeeded(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"message-4\"}]}"));
    assertThat(users)
        .allSatisfy(user -> assertThat(stack.outcomesOf(user)).containsExactly("Granted"));
  }

  /**
   * awslabs/ssosync#13, slashdevops/idp-scim-sync#45: a run that is throttled ends half done, and
   * the next one dies of the 409 for what the first one made.
   */
  @Test
  void throttlingAndConflictsAreRetriedToTheEnd() {
    // Given
    List<User> users = IntStream.range(0, 10).mapToObj(i -> stack.newUser()).toList();
    users.forEach(user -> stack.join(user, ML_ENGINEERS));
    Faults faults = stack.sandbox.endpoint().faults();
    faults.failNext(12, Faults.Kind.THROTTLED, "identitystore", Faults.ANY, Faults.ANY);
    faults.failNext(
        4, Faults.Kind.FAILED_AFTER_EFFECT, "sagemaker", "CreateUserProfile", Faults.ANY);

    // When
    users.forEach(user -> stack.publishAdded(user, ML_ENGINEERS));
    stack.sandbox.settle();

    // Then
    assertThat(stack.calls("CreateUserProfile"))
        .extracting(Call::errorCode)
        .contains("InternalFailure", "ResourceInUse");
    assertThat(users)
        .allSatisfy(
            user -> {
              assertThat(stack.profileOf(user).orElseThrow().status())
                  .isEqualTo(UserProfileStatus.IN_SERVICE);
              assertThat(stack.outcomesOf(user)).containsExactly("Granted");
            });
  }

  private static boolean isAssigned(Group group) {
    String application =
        stack.sandbox.cloud().studio().domains().stream()
            .filter(domain -> domain.domainId().equals(DOMAIN))
            .map(DescribeDomainResponse::singleSignOnApplicationArn)
            .findFirst()
            .orElseThrow();
    return stack
        .sandbox
        .cloud()
        .assignments()
        .has(new Assignment(application, PrincipalType.GROUP, group.groupId()));
  }

  /** As Lambda delivers messages that lie in the function's queue. */
  private static String batch(List<String> bodies) {
    return JSON.valueToTree(
            Map.of(
                "Records",
                IntStream.range(0, bodies.size())
                    .mapToObj(
                        i ->
                            Map.of(
                                "messageId",
                                "message-" + i,
                                "body",
                                bodies.get(i),
                                "attributes",
                                Map.of("ApproximateReceiveCount", "1"),
                                "eventSource",
                                "aws:sqs"))
                    .toList()))
        .toString();
  }
}
