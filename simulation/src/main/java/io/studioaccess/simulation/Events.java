package io.studioaccess.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of a change: CloudTrail's, late as a rule, and in some histories the Identity Store's
 * own. Either comes sometimes twice, and sometimes never.
 */
final class Events {
  private static final String CONSOLE = "sso-directory.amazonaws.com";
  private static final String API = "identitystore.amazonaws.com";
  private static final String SCIM = "identitystore-scim.amazonaws.com";
  private static final String ARN = "arn:aws:identitystore:::%s/%s";

  private final Timeline timeline;
  private final Chaos chaos;
  private final Queues queues;
  private final Story story;
  private final Setting setting;

  /** CloudTrail's slowest event, in milliseconds. */
  private final int slowest;

  Events(World world) {
    this.timeline = world.timeline;
    this.chaos = world.chaos;
    this.queues = world.functions.queues();
    this.story = world.story;
    this.setting = world.setting;
    this.slowest = setting.focus().isHasty() ? 500 : 90_000;
  }

  void joined(UserId user, GroupId group, MembershipId membership, Dice dice) {
    Queue queue = Queue.PROVISIONER;
    switch (way(dice)) {
      case 0 -> ofGroup("PatchGroup", group, dice);
      case 1 ->
          ofCloudTrail(
              queue,
              API,
              "CreateGroupMembership",
              Map.of("groupId", group.value(), "memberId", Map.of("userId", user.value())),
              dice);
      default -> ofCloudTrail(queue, CONSOLE, "AddMemberToGroup", member(user, group), dice);
    }
    ofMembership(queue, "GroupMembership Created", user, group, membership, dice);
  }

  void left(UserId user, GroupId group, MembershipId membership, Dice dice) {
    Queue queue = Queue.DEPROVISIONER;
    switch (way(dice)) {
      case 0 -> ofGroup("PatchGroup", group, dice);
      case 1 -> deleted(membership, dice);
      default -> ofCloudTrail(queue, CONSOLE, "RemoveMemberFromGroup", member(user, group), dice);
    }
    if (!setting.eventsAlone() && dice.oneIn(8)) { // spelled so that no other rule matches
      ofMembership(Queue.SWEEPER, "Membership Removed", user, group, membership, dice);
    } else {
      ofMembership(queue, "GroupMembership Deleted", user, group, membership, dice);
    }
  }

  /** One of three ways in which the change is made. The last one's event names the user. */
  private int way(Dice dice) {
    return setting.eventsAlone() ? 2 : dice.below(3);
  }

  private static Map<String, Object> member(UserId user, GroupId group) {
    return Map.of("groupId", group.value(), "member", Map.of("memberId", user.value()));
  }

  /** CloudTrail's event of a removal, which names the membership only. */
  void deleted(MembershipId membership, Dice dice) {
    ofCloudTrail(
        Queue.DEPROVISIONER,
        API,
        "DeleteGroupMembership",
        Map.of("membershipId", membership.value()),
        dice);
  }

  /**
   * The user was changed.
   *
   * @param name of CloudTrail's event, such as DisableUser
   */
  void userChanged(UserId user, String name, Dice dice) {
    Queue queue = Queue.DEPROVISIONER;
    ofCloudTrail(queue, CONSOLE, name, Map.of("userId", user.value()), dice);
    boolean isNamed = setting.eventsAlone() || !dice.oneIn(4);
    ofStore(
        queue,
        name.equals("DeleteUser") ? "User Deleted" : "User Updated",
        isNamed ? List.of(ARN.formatted("user", user.value())) : List.of(),
        dice);
  }

  /** One event of the store that names several users, which AWS does not exclude. */
  void allLeft(List<UserId> users, Dice dice) {
    if (users.size() > 1 && dice.oneIn(2)) {
      ofStore(
          Queue.DEPROVISIONER,
          "User Updated",
          users.stream().map(user -> ARN.formatted("user", user.value())).toList(),
          dice);
    }
  }

  void groupChanged(GroupId group, Dice dice) {
    ofGroup("PatchGroup", group, dice);
    ofStore(Queue.SWEEPER, "Group Updated", List.of(ARN.formatted("group", group.value())), dice);
  }

  /** A SCIM client names the group, and masks its members. */
  private void ofGroup(String name, GroupId group, Dice dice) {
    ofCloudTrail(Queue.SWEEPER, SCIM, name, Map.of("id", group.value()), dice);
  }

  private void ofMembership(
      Queue queue,
      String detailType,
      UserId user,
      GroupId group,
      MembershipId membership,
      Dice dice) {
    String itself = ARN.formatted("membership", membership.value());
    boolean isNamed = setting.eventsAlone() || dice.oneIn(2);
    ofStore(
        queue,
        detailType,
        isNamed
            ? List.of(
                itself, ARN.formatted("group", group.value()), ARN.formatted("user", user.value()))
            : List.of(itself),
        dice);
  }

  private void ofCloudTrail(
      Queue queue, String source, String name, Map<String, Object> parameters, Dice dice) {
    long key = dice.next();
    Map<String, Object> fields =
        Map.of(
            "eventSource",
            source,
            "eventName",
            name,
            "eventID",
            id(key),
            "eventTime",
            now(),
            "requestParameters",
            withStore(parameters));
    publish(queue, name, key, Map.of("detail", fields), 2_000L + dice.below(slowest), dice);
  }

  /** An event of the Identity Store itself comes within a second. */
  private void ofStore(Queue queue, String detailType, List<String> resources, Dice dice) {
    long key = dice.next();
    if (setting.nativeEvents()) {
      Map<String, Object> event =
          Map.of(
              "id",
              id(key),
              "source",
              "aws.identitystore",
              "detail-type",
              detailType,
              "time",
              now(),
              "region",
              Setting.HOME.value(),
              "resources",
              resources,
              "detail",
              withStore(Map.of()));
      publish(queue, detailType, key, event, 100L + dice.below(900), dice);
    }
  }

  private void publish(
      Queue queue, String name, long key, Map<String, Object> event, long soon, Dice dice) {
    long now = timeline.millis();
    if (dice.oneIn(4) && chaos.happens(Fault.LOST, key, now)) {
      story.add(now, "EventBridge", name, "is lost");
      return;
    }
    long delay = soon;
    if (dice.oneIn(6) && chaos.happens(Fault.LATE, key, now)) {
      delay += Duration.ofHours(dice.oneIn(4) ? 20 : 1).toMillis();
    }
    queues.put(queue, key, event, delay);
    if (dice.oneIn(6) && chaos.happens(Fault.DOUBLED, key, now)) {
      queues.put(queue, key + 1, event, delay + dice.below(1_000_000));
    }
  }

  private static String id(long key) {
    return "event-" + Long.toHexString(key);
  }

  /** Both kinds of events have times in whole seconds. */
  private String now() {
    return timeline.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Map<String, Object> withStore(Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("identityStoreId", InMemoryDirectory.STORE);
    return all;
  }
}
