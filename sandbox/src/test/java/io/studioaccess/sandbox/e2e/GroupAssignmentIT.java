package io.studioaccess.sandbox.e2e;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.mapping.file.LoadMapping;
import io.studioaccess.sandbox.directory.Group;
import io.studioaccess.sandbox.directory.User;
import io.studioaccess.sandbox.sso.Assignments.Assignment;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** A profile is of use only to somebody whose group is assigned to the domain's application. */
class GroupAssignmentIT {
  private static final String ASSIGN = "CreateApplicationAssignment";

  private Stack stack;

  @BeforeEach
  void start() {
    stack = new Stack();
  }

  @AfterEach
  void stop() {
    assertThat(stack.sandbox.frontDoor().calls().denied()).isEmpty();
    stack.close();
  }

  @Test
  void theFirstMemberLetsTheGroupInAndTheOthersAskNoMore() {
    // Given
    stack.granted(stack.newUser(), DATA_SCIENTISTS);
    assertThat(assigned(DATA_SCIENTISTS)).isTrue();
    List<User> others = Stream.generate(() -> stack.newUser()).limit(5).toList();
    others.forEach(user -> stack.join(user, DATA_SCIENTISTS));

    // When
    others.forEach(user -> stack.publishAdded(user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(others)
        .allSatisfy(user -> assertThat(stack.outcomesOf(user)).containsExactly("Granted"));
    assertThat(stack.calls(ASSIGN)).hasSize(1);
    assertThat(assigned(ML_ENGINEERS)).isFalse();
  }

  @Test
  void anAssignmentMadeByHandIsFoundAndIsEnough() {
    stack.sandbox.cloud().assignments().add(assignment(DATA_SCIENTISTS));

    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);

    assertThat(stack.calls(ASSIGN))
        .extracting(Call::errorCode)
        .containsExactly("ConflictException");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void aFunctionKilledRightAfterTheAssignmentIsNoticedByNobody() {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    var killed =
        stack.sandbox.killDuring("ProvisionerFunction", call -> call.operation().equals(ASSIGN));

    // When
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(killed).isCompleted();
    assertThat(assigned(DATA_SCIENTISTS)).isTrue();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  @Test
  void aDomainThatIsTooOldIsServedAndTheOutcomeSaysWhatToDoByHand() {
    // Given
    DescribeDomainResponse old =
        stack
            .sandbox
            .cloud()
            .studio()
            .addDomain("old", domain -> domain.singleSignOnApplicationArn(null));
    Group analysts = stack.sandbox.cloud().directory().addGroup("analysts");
    LoadMapping.load(
        List.of(
            new MappingRow(
                new GroupName("analysts"),
                new DomainId(old.domainId()),
                new RoleArn("arn:aws:iam::111122223333:role/studio/analyst"),
                10,
                Optional.empty(),
                true,
                "",
                UserSettings.NONE)),
        stack.sandbox.dynamoDb(),
        stack.sandbox.table("MappingTable"));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));

    // When
    stack.granted(stack.newUser(), analysts);

    // Then
    assertThat(stack.outcomes).hasSize(1);
    Map<String, Object> detail = Stack.asMap(stack.outcomes.getFirst().get("detail"));
    assertThat(detail).containsEntry("outcome", "Granted");
    assertThat(detail.get("todo").toString())
        .contains(old.domainId(), "'analysts'", analysts.groupId());
    assertThat(stack.calls(ASSIGN)).isEmpty();
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
