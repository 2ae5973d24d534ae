package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;

/** Changes over the limit of an hour, which is one here, and what administrators decide. */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
class HeldChangesIT {
  private static final Stack stack = Stack.sharedWithOneChangeAnHour();

  @BeforeAll
  static void releaseTheHeldChangesOfOtherTests() {
    stack.releaseAllHeldChanges();
  }

  @BeforeEach
  void theHourIsUsedUp() {
    stack.sandbox.clock().advance(Duration.ofHours(2));
    User another = stack.newUser();
    stack.granted(another, DATA_SCIENTISTS);
    leaves(another);
    assertThat(stack.outcomesOf(another)).containsExactly("Granted", "Quarantined");
  }

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void aHeldUserKeepsEverythingUntilReleased() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    User other = stack.newUser();
    stack.granted(other, DATA_SCIENTISTS);
    leaves(user);
    leaves(other);
    stack.sandbox.clock().advance(Duration.ofDays(3));
    theHourStrikes();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    assertThat(roleOf(user)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));
    assertThat(held()).containsExactlyInAnyOrder(user.userId(), other.userId());

    // When
    decide(user.userId(), "release");

    // Then
    assertThat(held()).containsExactly(other.userId());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
    assertThat(stack.outcomesOf(other)).containsExactly("Granted");
    assertThat(answer(user.userId())).isEqualTo("1 held changes will be reconciled");

    // When
    decide("all", "release");

    // Then
    assertThat(stack.outcomesOf(other)).containsExactly("Granted", "Quarantined");
  }

  @Test
  void aRejectedUserKeepsEverythingUntilReleased() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user);

    // When
    decide("all", "reject");
    stack.sandbox.clock().advance(Duration.ofHours(3));
    theHourStrikes();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    assertThat(roleOf(user)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));

    // When
    decide(user.userId(), "release");

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
  }

  @Test
  void aHeldUserWhoReturnsIsNoLongerHeld() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user);

    // When
    stack.join(user, DATA_SCIENTISTS);
    theHourStrikes();
    decide("all", "release");

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    assertThat(roleOf(user)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));
    assertThat(answer("all")).startsWith("refused: no change of any user");
  }

  @Test
  void aChangeOfRoleCountsAndIsHeldLikeARevocation() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    Group winners = stack.mappedGroup("winners", 1);

    // When
    stack.join(user, winners);
    stack.publishAdded(user, winners);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    assertThat(roleOf(user)).isEqualTo(stack.roleOf(DATA_SCIENTISTS));

    // When
    decide("all", "release");

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
    assertThat(roleOf(user)).endsWith("role/studio/winners");
  }

  @Test
  void aDisabledUserIsNeverHeld() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    stack.sandbox.cloud().studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "default");

    // When
    stack.sandbox.cloud().directory().disable(user.userId());
    stack.sandbox.publish(stack.event("disable-user.console.json", user, DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.cloud().studio().apps())
        .filteredOn(app -> profile.equals(app.userProfileName()))
        .allMatch(app -> app.status() == AppStatus.DELETED);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
  }

  @Test
  void anImpossibleDecisionIsAnsweredWithTheReason() {
    decide("0a1b2c3d4e-99999999-0000-4000-8000-000000000001", "release");
    decide("nobody", "release");
    decide("all", "undo");

    assertThat(answer("0a1b2c3d4e-99999999-0000-4000-8000-000000000001"))
        .startsWith("refused: no change of user 0a1b2c3d4e-99999999-0000-4000-8000");
    assertThat(answer("nobody")).startsWith("refused: 'nobody' is not");
    assertThat(answer("all"))
        .isEqualTo("refused: decision: expected release or reject, found 'undo'");
  }

  private static void leaves(User user) {
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  private static void theHourStrikes() {
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  /** As docs/reference/by-hand.md says. */
  private static void decide(String about, String decision) {
    Map<String, AttributeValue> item = new HashMap<>(key(about));
    item.put("decision", AttributeValue.fromS(decision));
    item.put("at", AttributeValue.fromS(stack.sandbox.clock().instant().toString()));
    stack
        .sandbox
        .dynamoDb()
        .putItem(put -> put.tableName(stack.sandbox.table("LedgerTable")).item(item));
    stack.sandbox.send("SweeperQueue", "{\"type\":\"studio-access.Sweep\",\"scope\":\"held\"}");
    stack.sandbox.settle();
  }

  /** The runbook's question to the ledger. */
  private static List<String> held() {
    return stack
        .sandbox
        .dynamoDb()
        .scanPaginator(
            scan ->
                scan.tableName(stack.sandbox.table("LedgerTable"))
                    .filterExpression("attribute_exists(heldSince)"))
        .items()
        .stream()
        .map(item -> item.get("pk").s().replace("user#", ""))
        .toList();
  }

  private static String answer(String about) {
    return stack
        .sandbox
        .dynamoDb()
        .getItem(get -> get.tableName(stack.sandbox.table("LedgerTable")).key(key(about)))
        .item()
        .get("answer")
        .s();
  }

  private static Map<String, AttributeValue> key(String about) {
    return Map.of("pk", AttributeValue.fromS("decision#" + about));
  }

  private static String roleOf(User user) {
    return stack.profileOf(user).orElseThrow().userSettings().executionRole();
  }
}
