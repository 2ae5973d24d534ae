package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Durations;
import io.studioaccess.sandbox.sagemaker.Studio;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** What administrators, and their other tools, do to people in quarantine. */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class LeavingTroubleIT {
  private static final Duration GRACE = Duration.ofDays(7);

  private static final Stack stack = Stack.sharedWithGracePeriod();

  @AfterEach
  void nothingIsLeft() {
    studio().durations(Durations.likeAws());
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void keptSpacesKeepTheProfileInQuarantineAndThatIsSaid() {
    // Given
    Group group = mappedGroup("keepers", DOMAIN, Optional.of(PrivateSpaces.KEEP));
    User user = stack.newUser();
    String profile = stack.granted(user, group).userProfileName();
    studio().addSpace(DOMAIN, "thesis", profile, SharingType.PRIVATE);

    // When
    leaves(user, group);

    // Then
    assertThat(String.valueOf(stack.lastDetail(user).get("todo")))
        .contains("private spaces are kept", "thesis", "delete them manually");

    // When
    theHourStrikesAfter(GRACE);
    theHourStrikesAfter(Duration.ofDays(1));

    // Then
    assertThat(roleOf(user)).isEqualTo(stack.quarantineRole());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");

    // When
    stack.deleteSpace("thesis");
    theHourStrikesAfter(Duration.ofDays(1));

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
  }

  @Test
  void withoutQuarantineRoleAppsStopAndRetriesContinue() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "default");
    studio().deleteRole(stack.quarantineRole());

    // When
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    boolean settled =
        stack.sandbox.settleUntil(stack.sandbox.clock().instant().plus(Duration.ofHours(3)));

    // Then
    assertThat(settled).isFalse();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Blocked");
    assertThat(stack.lastReason(user))
        .contains("still has its role", stack.quarantineRole(), "deploy the stack again");
    assertThat(stack.calls("DeleteApp")).isNotEmpty();

    // When
    studio().restoreRole(stack.quarantineRole());
    stack.sandbox.settle();

    // Then
    assertThat(roleOf(user)).isEqualTo(stack.quarantineRole());
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Blocked", "Quarantined");
  }

  @Test
  void aDeletedDomainRevokesWithThatReason() {
    // Given
    String domain = studio().addDomain("short-lived").domainId();
    Group group = mappedGroup("short-lived", domain, Optional.empty());
    User user = stack.newUser();
    stack.granted(user, group);
    leaves(user, group);

    // When
    studio().deleteDomain(domain);
    theHourStrikesAfter(GRACE);

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
    assertThat(stack.lastDetail(user)).containsEntry("note", "the domain no longer exists");
  }

  @Test
  void aDueDateThatIsPutIntoThePastIsDueAtTheNextSweep() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user, DATA_SCIENTISTS);
    due(user, stack.sandbox.clock().instant().minus(Duration.ofDays(400)));

    // When
    theHourStrikesAfter(Duration.ofHours(1));

    // Then
    assertThat(stack.profileOf(user)).isEmpty();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Revoked");
  }

  @Test
  void aRevocationWithoutProgressIsReportedOnceADay() {
    // Given
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "default");
    stack.sandbox.clock().advance(Duration.ofMinutes(5));
    studio().durations(Durations.likeAws().withAppDeletion(Duration.ofHours(16)));
    int callsBefore = stack.callsBy("DeprovisionerFunction");

    // When
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    settleFor(Duration.ofHours(5));

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");

    // When
    settleFor(Duration.ofHours(10));

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Blocked");
    assertThat(stack.lastReason(user))
        .contains("no progress since", "app JupyterServer/default is Deleting");
    assertThat(stack.sandbox.log("DeprovisionerFunction"))
        .anyMatch(line -> line.contains("\"TeardownsBlocked\":1"));

    // When
    stack.sandbox.settle(Duration.ofDays(2));

    // Then
    assertThat(roleOf(user)).isEqualTo(stack.quarantineRole());
    assertThat(stack.outcomesOf(user)).endsWith("Quarantined");
    assertThat(stack.callsBy("DeprovisionerFunction") - callsBefore)
        .as("calls, with a reconcile every 15 minutes")
        .isLessThan(1_000);
  }

  private static void settleFor(Duration time) {
    boolean unused = stack.sandbox.settleUntil(stack.sandbox.clock().instant().plus(time));
  }

  private static Group mappedGroup(
      String name, String domain, Optional<PrivateSpaces> privateSpaces) {
    Group group = stack.sandbox.cloud().directory().addGroup(name);
    MappingRow row =
        new MappingRow(
            new GroupName(name),
            new DomainId(domain),
            Optional.empty(),
            new RoleArn("arn:aws:iam::111122223333:role/studio/" + name),
            10,
            Optional.empty(),
            true,
            "",
            UserSettings.NONE,
            privateSpaces);
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(row));
    stack.letTheMappingBeReadAgain();
    return group;
  }

  private static void leaves(User user, Group group) {
    stack.leave(user, group);
    stack.publishRemoved(user, group);
    stack.sandbox.settle();
  }

  private static void theHourStrikesAfter(Duration time) {
    stack.sandbox.clock().advance(time);
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  /** As somebody would who edits the ledger. */
  private static void due(User user, Instant when) {
    stack
        .sandbox
        .dynamoDb()
        .updateItem(
            update ->
                update
                    .tableName(stack.sandbox.table("LedgerTable"))
                    .key(Map.of("pk", AttributeValue.fromS("user#" + user.userId())))
                    .updateExpression("SET profiles.#domain.departure.due = :when")
                    .expressionAttributeNames(Map.of("#domain", DOMAIN))
                    .expressionAttributeValues(
                        Map.of(":when", AttributeValue.fromN(Long.toString(when.toEpochMilli())))));
  }

  private static String roleOf(User user) {
    return stack.profileOf(user).orElseThrow().userSettings().executionRole();
  }

  private static Studio studio() {
    return stack.sandbox.cloud().studio();
  }
}
