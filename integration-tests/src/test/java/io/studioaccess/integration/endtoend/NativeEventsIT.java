package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.DirectoryApi;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The Identity Store's own events, through the template's rules and the packaged functions: beside
 * CloudTrail's, alone, and in shapes that name little or nothing.
 */
@ResourceLock(Stack.SHARED)
class NativeEventsIT {
  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingWasDeniedAndNothingIsLeft() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  @Test
  void bothEventsOfAnAdditionAndARemovalCostOneReconcile() {
    // Given
    stack.granted(stack.newUser(), DATA_SCIENTISTS);
    User user = stack.newUser();
    try (DirectoryApi api = new DirectoryApi(stack.sandbox)) {
      // When
      api.add(user, DATA_SCIENTISTS);
      stack.sandbox.settle();

      // Then: one event starts the creation, and what it requeues reports the grant
      assertThat(stack.outcomesOf(user)).containsExactly("Granted");
      assertThat(decisions(user)).filteredOn("Started"::equals).hasSize(1);
      assertThat(decisions(user)).filteredOn("Granted"::equals).hasSize(1);

      // When
      api.remove(user, DATA_SCIENTISTS);
      stack.sandbox.settle();

      // Then
      assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
      assertThat(decisions(user)).filteredOn("Revoked"::equals).hasSize(1);
    }
  }

  @Test
  void theTwinOfAnEventCostsOneReadOfTheLedger() {
    // Given
    User user = stack.newUser();
    Instant change = stack.sandbox.clock().instant();
    Membership membership =
        stack.sandbox.cloud().directory().join(user.userId(), DATA_SCIENTISTS.groupId());
    stack.sandbox.publish(created(membership, change));
    stack.sandbox.settle();
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    stack.sandbox.clock().advance(Duration.ofMinutes(4));
    stack.sandbox.settle(); // a sweep that is due
    int before = stack.sandbox.endpoint().calls().all().size();

    // When
    Map<String, Object> twin =
        stack.event("add-member-to-group.console.json", user, DATA_SCIENTISTS);
    Map<String, Object> detail = new HashMap<>(Stack.asMap(twin.get("detail")));
    detail.put("eventTime", change.toString());
    twin.put("detail", detail);
    stack.sandbox.publish(twin);
    stack.sandbox.settle();

    // Then
    assertThat(callsSince(before)).containsExactly("GetItem");
  }

  @Test
  void aChangeWithoutEffectIsReconciledTwiceAtMost() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    int before = stack.sandbox.endpoint().calls().all().size();
    Instant change = stack.sandbox.clock().instant();

    // When: the two events of one change arrive within a second
    stack.sandbox.publish(event("user-updated.native.json", change, "user/" + user.userId()));
    stack.sandbox.settleForNow();
    stack.sandbox.publish(event("user-updated.native.json", change, "user/" + user.userId()));
    stack.sandbox.settle();

    // Then: once now, and once when the directory shows the change
    assertThat(callsSince(before)).filteredOn("DescribeUser"::equals).hasSize(2);
  }

  @Test
  void aMembershipAloneGrantsAndRevokes() {
    // Given
    User user = stack.newUser();
    Membership membership =
        stack.sandbox.cloud().directory().join(user.userId(), DATA_SCIENTISTS.groupId());

    // When the directory must say whose membership it is
    stack.sandbox.publish(
        event(
            "group-membership-created.native.json",
            now(),
            "membership/" + membership.membershipId()));
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");

    // When only the ledger still knows
    stack.leave(user, DATA_SCIENTISTS);
    stack.sandbox.publish(
        event(
            "group-membership-deleted.native-membership-only.json",
            now(),
            "membership/" + membership.membershipId()));
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  @Test
  void eventsThatNameNobodyShareFewSweepsAndLoseNothing() {
    // Given
    User early = stack.newUser();
    User late = stack.newUser();
    User disabled = stack.newUser();
    stack.granted(disabled, DATA_SCIENTISTS);
    int sweepsBefore = finishedSweeps();

    // When
    stack.join(early, DATA_SCIENTISTS);
    IntStream.range(0, 15).forEach(i -> publishUnreadable("GroupMembership Created"));
    stack.sandbox.settleForNow();
    stack.sandbox.clock().advance(Duration.ofSeconds(20));
    stack.join(late, DATA_SCIENTISTS);
    IntStream.range(0, 15).forEach(i -> publishUnreadable("GroupMembership Deleted"));
    stack.sandbox.cloud().directory().disable(disabled.userId());
    publishUnreadable("User Disabled");
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(early)).containsExactly("Granted");
    assertThat(stack.outcomesOf(late)).containsExactly("Granted");
    assertThat(stack.outcomesOf(disabled)).containsExactly("Granted", "Revoked");
    assertThat(finishedSweeps() - sweepsBefore).isLessThanOrEqualTo(5);
  }

  @Test
  void aGroupIsSweptOnceAndRepeatedOnce() {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    stack.letTheMappingBeReadAgain();

    // When: the two events of one change, and a membership event that names the group only
    String group = "group/" + DATA_SCIENTISTS.groupId();
    Instant change = now();
    List<Map<String, Object>> events =
        List.of(
            event("group-updated.native.json", change, group),
            event("group-updated.native.json", change, group),
            event("group-membership-created.native.json", change, group));
    events.forEach(stack.sandbox::publish);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
    assertThat(stack.sandbox.log("SweeperFunction"))
        .filteredOn(line -> line.contains("Sweep finished"))
        .filteredOn(
            line -> events.stream().anyMatch(event -> line.contains("\"" + event.get("id"))))
        .hasSize(2);
  }

  @Test
  void anEventWithAnUnknownNameReachesTheUserThroughTheSweeper() {
    // Given
    User user = stack.newUser();
    Group group = stack.mappedGroup("spelled-otherwise", 5);
    stack.granted(user, group);
    stack.leave(user, group);

    // When
    Map<String, Object> event =
        event("group-membership-deleted.native.json", now(), "user/" + user.userId());
    event.put("detail-type", "Membership Removed");
    stack.sandbox.publish(event);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Revoked");
  }

  @Test
  void theEventOfAReplicatedRegionMeansNothing() {
    // Given
    User user = stack.newUser();
    stack.join(user, DATA_SCIENTISTS);
    Map<String, Object> event =
        event("group-membership-created.native.json", now(), "user/" + user.userId());
    event.put("region", "eu-central-1");

    // When
    stack.sandbox.publish(event);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).isEmpty();
    assertThat(stack.sandbox.log("ProvisionerFunction"))
        .anyMatch(line -> line.contains("Identity Center's home region is eu-west-1"));
  }

  private static Instant now() {
    return stack.sandbox.clock().instant();
  }

  private static Map<String, Object> created(Membership membership, Instant time) {
    return event(
        "group-membership-created.native.json",
        time,
        "membership/" + membership.membershipId(),
        "group/" + membership.groupId(),
        "user/" + membership.userId());
  }

  private static void publishUnreadable(String detailType) {
    Map<String, Object> event = event("user-disabled.native.json", now());
    event.put("detail-type", detailType);
    stack.sandbox.publish(event);
  }

  /** An event from a file, with another time, other resources and an id of its own. */
  private static Map<String, Object> event(String file, Instant time, String... resources) {
    Map<String, Object> event =
        new HashMap<>(EventFiles.read(TestRepository.root().resolve("events").resolve(file)));
    event.put("id", UUID.randomUUID().toString());
    event.put("time", time.toString());
    event.put(
        "resources",
        new ArrayList<>(Stream.of(resources).map(it -> "arn:aws:identitystore:::" + it).toList()));
    return event;
  }

  /** The outcomes of all reconciles of the user, also those without an event. */
  private static List<String> decisions(User user) {
    return Stream.of("ProvisionerFunction", "DeprovisionerFunction")
        .flatMap(function -> stack.sandbox.log(function).stream())
        .filter(line -> line.contains("User reconciled") && line.contains(user.userId()))
        .map(line -> line.replaceFirst("(?s).*\"outcome\":\"([A-Za-z]+)\".*", "$1"))
        .toList();
  }

  private static int finishedSweeps() {
    return Math.toIntExact(
        stack.sandbox.log("SweeperFunction").stream()
            .filter(line -> line.contains("Sweep finished"))
            .count());
  }

  private static List<String> callsSince(int before) {
    return stack.sandbox.endpoint().calls().all().stream()
        .skip(before)
        .filter(call -> !call.service().equals("sqs"))
        .map(Call::operation)
        .toList();
  }
}
