package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What auditors find of a user: each outcome once, with the event and who made the change. */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class AuditHistoryIT {
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"));

  private static final Stack stack = Stack.sharedWithGracePeriod();

  private final String table = stack.sandbox.table("HistoryTable");
  private final DynamoDbHistoryReader reader =
      new DynamoDbHistoryReader(stack.sandbox.dynamoDb(), table);

  @AfterEach
  void nothingWasDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  private List<RecordedOutcome> outcomesOf(User user) {
    return reader.ofUser(new UserId(user.userId()), ALWAYS);
  }

  private static void leaves(User user) {
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  @Test
  void aGrantAndARevocationAreThereWithWhoMadeThem() {
    // Given
    User user = stack.newUser();

    // When
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user);

    // Then
    RoleArn role = new RoleArn(stack.roleOf(DATA_SCIENTISTS));
    assertThat(outcomesOf(user))
        .extracting(RecordedOutcome::outcome)
        .containsExactly("Granted", "Quarantined");
    RecordedOutcome granted = outcomesOf(user).getFirst();
    assertThat(granted.role()).contains(role);
    assertThat(granted.group()).contains(new GroupName(DATA_SCIENTISTS.displayName()));
    assertThat(granted.cause().source()).contains("sso-directory.amazonaws.com/AddMemberToGroup");
    RecordedOutcome ended = outcomesOf(user).getLast();
    assertThat(ended.before()).contains(role);
    assertThat(ended.cause().source())
        .contains("sso-directory.amazonaws.com/RemoveMemberFromGroup");
    assertThat(ended.cause().actor()).contains("arn:aws:iam::111122223333:role/DirectoryAdmin");
    assertThat(ended.eventId()).isEqualTo(stack.lastDetail(user).get("eventId"));
    assertThat(reader.ofRole(role, ALWAYS)).contains(granted, ended);
  }

  @Test
  void aScimChangeOfAGroupHasItsEventThoughItNamesNoUser() {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);

    // When
    stack.sandbox.publish(EventShapes.ofGroup("patch-group.scim.json", DATA_SCIENTISTS.groupId()));
    stack.sandbox.settle();

    // Then
    assertThat(outcomesOf(user))
        .singleElement()
        .satisfies(
            granted -> {
              assertThat(granted.cause().source())
                  .contains("identitystore-scim.amazonaws.com/PatchGroup");
              assertThat(granted.cause().actor()).contains("WebIdentityUser of 111122223333");
            });
  }

  @Test
  void aGrantWritesOnceAndAnEventWithoutEffectNever() {
    // Given
    User user = stack.newUser();

    // When
    int before = writes();
    stack.granted(user, DATA_SCIENTISTS);
    int granted = writes();
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(granted - before).isOne();
    assertThat(writes()).isEqualTo(granted);
  }

  private int writes() {
    return (int)
        stack.sandbox.endpoint().calls().all().stream().filter(this::isToTheHistory).count();
  }

  private boolean isToTheHistory(Call call) {
    return call.operation().equals("PutItem") && table.equals(call.request().get("TableName"));
  }

  /** No item can be put for a while: access ends, and afterwards nothing is missing or double. */
  @Test
  void aRevocationDoesNotNeedTheHistory() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    int attempts = writes();
    stack
        .sandbox
        .endpoint()
        .faults()
        .failNext(60, Faults.Kind.FAILED_BEFORE_EFFECT, "dynamodb", "PutItem", Faults.ANY);

    // When
    leaves(user);

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
    assertThat(stack.profileOf(user).orElseThrow().userSettings().executionRole())
        .isEqualTo(stack.quarantineRole());
    assertThat(outcomesOf(user))
        .extracting(RecordedOutcome::outcome)
        .containsExactly("Granted", "Quarantined");
    assertThat(writes()).isGreaterThan(attempts);
  }
}
