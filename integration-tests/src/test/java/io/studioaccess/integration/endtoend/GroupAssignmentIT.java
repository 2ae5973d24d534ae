package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** A profile is of use only to somebody whose group is assigned to the domain's application. */
@ResourceLock(Stack.SHARED)
class GroupAssignmentIT {
  private static final String ASSIGN = "CreateApplicationAssignment";

  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingWasDenied() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  @Test
  void theFirstMemberLetsTheGroupInAndTheOthersAskNoMore() {
    // Given
    Group group = stack.mappedGroup("first-and-others", 10);
    Group untouched = stack.mappedGroup("untouched", 10);
    stack.granted(stack.newUser(), group);
    assertThat(assigned(group)).isTrue();
    List<User> others = Stream.generate(() -> stack.newUser()).limit(5).toList();
    others.forEach(user -> stack.join(user, group));

    // When
    others.forEach(user -> stack.publishAdded(user, group));
    stack.sandbox.settle();

    // Then
    assertThat(others)
        .allSatisfy(user -> assertThat(stack.outcomesOf(user)).containsExactly("Granted"));
    assertThat(assignmentsOf(group)).hasSize(1);
    assertThat(assigned(untouched)).isFalse();
  }

  @Test
  void anAssignmentMadeByHandIsFoundAndIsEnough() {
    Group group = stack.mappedGroup("assigned-by-hand", 10);
    stack.sandbox.cloud().assignments().add(assignment(group));

    User user = stack.newUser();
    stack.granted(user, group);

    assertThat(assignmentsOf(group)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void aFunctionKilledAfterTheAssignmentCompletesLater() {
    // Given
    Group group = stack.mappedGroup("killed", 10);
    User user = stack.newUser();
    stack.join(user, group);
    var killed =
        stack.sandbox.killDuring("ProvisionerFunction", call -> call.operation().equals(ASSIGN));

    // When
    stack.publishAdded(user, group);
    stack.sandbox.settle();

    // Then
    assertThat(killed).isCompleted();
    assertThat(assigned(group)).isTrue();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void anOldDomainIsServedWithAHintForManualAssignment() {
    // Given
    DescribeDomainResponse old =
        stack
            .sandbox
            .cloud()
            .studio()
            .addDomain("old", domain -> domain.singleSignOnApplicationArn(null));
    Group analysts = stack.sandbox.cloud().directory().addGroup("analysts");
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(
            List.of(
                new MappingRow(
                    new GroupName("analysts"),
                    new DomainId(old.domainId()),
                    Optional.empty(),
                    new RoleArn("arn:aws:iam::111122223333:role/studio/analyst"),
                    10,
                    Optional.empty(),
                    true,
                    "",
                    UserSettings.NONE,
                    Optional.empty())));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));

    // When
    User user = stack.newUser();
    stack.granted(user, analysts);

    // Then
    assertThat(stack.outcomesOf(user)).hasSize(1);
    Map<String, Object> detail = stack.lastDetail(user);
    assertThat(detail).containsEntry("outcome", "Granted");
    assertThat(detail.get("todo").toString())
        .contains(old.domainId(), "'analysts'", analysts.groupId());
    assertThat(assignmentsOf(analysts)).isEmpty();
  }

  @Test
  void theAssignmentEndsWithItsRowAndItsLastHolder() {
    // Given
    Group ours = stack.mappedGroup("let-out", 10);
    Group theirs = stack.mappedGroup("administrators-own", 10);
    stack.sandbox.cloud().assignments().add(assignment(theirs));
    User user = stack.newUser();
    stack.granted(user, ours);
    stack.granted(stack.newUser(), theirs);

    // When
    unmap(ours);
    unmap(theirs);
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    sweep();
    assertThat(stack.outcomesOf(user)).contains("Revoked");
    sweep();

    // Then
    assertThat(assigned(ours)).isFalse();
    assertThat(assigned(theirs)).isTrue();
    assertThat(String.join("\n", stack.sandbox.log("SweeperFunction")))
        .contains("Assignment of a group ended", ours.groupId());
  }

  @Test
  void anAssignmentThatWasTakenAwayIsMadeAgain() {
    // Given
    Group group = stack.mappedGroup("taken-away", 10);
    stack.granted(stack.newUser(), group);
    stack.sandbox.cloud().assignments().remove(assignment(group));

    // When
    sweep();

    // Then
    assertThat(assigned(group)).isTrue();
    assertThat(String.join("\n", stack.sandbox.log("SweeperFunction")))
        .contains("Assignment of a group made again", group.groupId());
  }

  @Test
  void aReturnerToAnEndedAssignmentIsAssignedAgain() {
    // Given
    Group group = stack.mappedGroup("back-again", 10);
    User user = stack.newUser();
    stack.granted(user, group);
    MappingRow row = rowOf(group);
    unmap(group);
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    sweep();
    sweep();
    assertThat(assigned(group)).isFalse();

    // When
    mapping().putAll(List.of(row));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
    sweep();

    // Then
    assertThat(assigned(group)).isTrue();
    assertThat(stack.profileOf(user)).isPresent();
  }

  private static void sweep() {
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  private static MappingTable mapping() {
    return new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"));
  }

  private static MappingRow rowOf(Group group) {
    return mapping().current().rows().stream()
        .filter(row -> row.group().value().equals(group.displayName()))
        .findFirst()
        .orElseThrow();
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

  private static List<Call> assignmentsOf(Group group) {
    return stack.calls(ASSIGN).stream()
        .filter(call -> group.groupId().equals(call.request().get("PrincipalId")))
        .toList();
  }

  private boolean assigned(Group group) {
    return stack.sandbox.cloud().assignments().has(assignment(group));
  }

  private Assignment assignment(Group group) {
    String application =
        stack.sandbox.cloud().studio().domains().stream()
            .filter(domain -> domain.domainId().equals(DOMAIN))
            .findFirst()
            .orElseThrow()
            .singleSignOnApplicationArn();
    return new Assignment(application, PrincipalType.GROUP, group.groupId());
  }
}
