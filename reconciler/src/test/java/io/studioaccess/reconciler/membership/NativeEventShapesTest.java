package io.studioaccess.reconciler.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The shapes that the Identity Store's own events may have, as far as AWS documents them, and what
 * each means. AWS documents the envelope and the forms of the ARNs, and nothing of the detail.
 */
class NativeEventShapesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String U = "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001";
  private static final String U2 = "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002";
  private static final String G = "0a1b2c3d4e-11111111-1111-4111-8111-111111111111";
  private static final String M = "0a1b2c3d4e-bbbbbbbb-0000-4000-8000-000000000001";
  private static final String ACTOR = "0a1b2c3d4e-cccccccc-0000-4000-8000-000000000009";

  private static final MembershipEvent USER = new MembershipEvent.UserChanged(new UserId(U));
  private static final MembershipEvent GROUP =
      new MembershipEvent.GroupChanged(Optional.of(new GroupId(G)));
  private static final MembershipEvent MEMBERSHIP =
      new MembershipEvent.MembershipChanged(new MembershipId(M), Optional.empty());
  private static final MembershipEvent MEMBERSHIP_IN_GROUP =
      new MembershipEvent.MembershipChanged(new MembershipId(M), Optional.of(new GroupId(G)));
  private static final MembershipEvent ANYBODY = new MembershipEvent.AnybodyChanged(false);
  private static final MembershipEvent ANYBODY_OR_A_STATUS =
      new MembershipEvent.AnybodyChanged(true);

  private final MembershipEventDecoder decoder =
      new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1"));

  /**
   * One shape.
   *
   * @param resources the part of the ARNs after the partition, without {@code :identitystore:::}
   */
  private record Shape(
      String detailType, List<String> resources, String detail, MembershipEvent expected) {}

  private static Shape shape(
      String detailType, List<String> resources, String detail, MembershipEvent expected) {
    return new Shape(detailType, resources, detail, expected);
  }

  private static List<String> arns(String partition, String... resources) {
    return Stream.of(resources)
        .map(resource -> "arn:%s:identitystore:::%s".formatted(partition, resource))
        .toList();
  }

  /** The names and spellings of each event, with ARNs only. */
  private static Stream<Shape> documented() {
    List<Shape> shapes = new ArrayList<>();
    for (String name : List.of("Created", "Updated", "Deleted", "Enabled", "Disabled")) {
      shapes.add(shape("User " + name, arns("aws", "user/" + U), "{}", USER));
    }
    for (String name : List.of("Created", "Updated", "Deleted")) {
      shapes.add(shape("Group " + name, arns("aws", "group/" + G), "{}", GROUP));
    }
    for (String spelling :
        List.of(
            "GroupMembership Created",
            "GroupMembership Deleted",
            "GroupMembershipCreated",
            "Group Membership Deleted",
            "GROUP_MEMBERSHIP_DELETED",
            "Membership Created")) {
      shapes.add(
          shape(
              spelling,
              arns("aws", "membership/" + M, "group/" + G, "user/" + U),
              "{'event-version': '1.0'}",
              USER));
    }
    for (String partition : List.of("aws-us-gov", "aws-cn", "aws-eusc")) {
      shapes.add(shape("GroupMembership Created", arns(partition, "user/" + U), "{}", USER));
    }
    return shapes.stream();
  }

  /** The places and spellings of the ids. */
  private static Stream<Shape> placesOfIds() {
    String created = "GroupMembership Created";
    String deleted = "GroupMembership Deleted";
    List<String> none = List.of();
    return Stream.of(
        shape(created, none, "{'user-id': '" + U + "', 'group-id': '" + G + "'}", USER),
        shape(created, none, "{'userId': '" + U + "'}", USER),
        shape(created, none, "{'UserId': '" + U + "'}", USER),
        shape(created, none, "{'user_id': '" + U + "'}", USER),
        shape(created, none, "{'memberId': {'userId': '" + U + "'}}", USER),
        shape(created, none, "{'member-id': {'user-id': '" + U + "'}}", USER),
        shape(created, none, "{'MemberId': '" + U + "'}", USER),
        shape(created, none, "{'members': [{'id': '" + U + "'}]}", USER),
        shape(created, none, "{'group-membership': {'member': {'id': '" + U + "'}}}", USER),
        shape(created, none, "{'change': {'after': {'userIds': ['" + U + "']}}}", USER),
        shape(created, none, "{'userArn': 'arn:aws:identitystore:::user/" + U + "'}", USER),
        shape("User Disabled", none, "{'user': {'id': '" + U + "', 'userName': 'ana'}}", USER),
        shape(deleted, arns("aws", "membership/" + M), "{}", MEMBERSHIP),
        shape(deleted, none, "{'membership-id': '" + M + "'}", MEMBERSHIP),
        shape(deleted, none, "{'groupMembership': {'id': '" + M + "'}}", MEMBERSHIP),
        shape(deleted, arns("aws", "membership/" + M, "group/" + G), "{}", MEMBERSHIP_IN_GROUP),
        shape(deleted, arns("aws", "group/" + G), "{}", GROUP),
        shape(deleted, none, "{'GroupId': '" + G + "'}", GROUP),
        shape("Group Updated", none, "{'group': {'id': '" + G + "'}}", GROUP),
        shape("Group Deleted", arns("aws", "group/" + G), "{'user-id': '" + U + "'}", GROUP),
        shape(
            created,
            none,
            "{'user-ids': ['" + U + "', '" + U2 + "']}",
            new MembershipEvent.UsersChanged(List.of(new UserId(U), new UserId(U2)))));
  }

  /** What is not there, cannot be read, or is about somebody else. */
  private static Stream<Shape> unreadable() {
    String created = "GroupMembership Created";
    List<String> none = List.of();
    return Stream.of(
        shape(created, none, "{}", ANYBODY),
        shape(created, none, "null", ANYBODY),
        shape(created, none, "'text'", ANYBODY),
        shape(created, none, "{'user-id': 'ana'}", ANYBODY),
        shape(created, none, "{'user-id': 7, 'group-id': {'id': []}}", ANYBODY),
        shape(created, none, "{'id': '" + U + "'}", ANYBODY),
        shape("Group Updated", none, "{'group-id': '*'}", ANYBODY),
        shape("User Disabled", none, "{}", ANYBODY_OR_A_STATUS),
        shape("User Disabled", arns("aws", "user/" + "x".repeat(300)), "{}", ANYBODY_OR_A_STATUS),
        shape(
            "User Updated",
            none,
            "{'userIdentity': {'onBehalfOf': {'userId': '" + ACTOR + "'}}}",
            ANYBODY_OR_A_STATUS),
        shape("User Updated", none, "{'updated-by': '" + ACTOR + "'}", ANYBODY_OR_A_STATUS),
        shape(created, List.of("arn:aws:iam::111122223333:user/ana"), "{}", ANYBODY),
        shape(created, arns("aws", "membership/" + M, "membership/" + ACTOR), "{}", ANYBODY));
  }

  @TestFactory
  Stream<DynamicTest> everyShapeMeansWhatItsRowSays() {
    return Stream.of(documented(), placesOfIds(), unreadable())
        .flatMap(shapes -> shapes)
        .map(
            shape ->
                DynamicTest.dynamicTest(
                    "%s %s %s".formatted(shape.detailType(), shape.resources(), shape.detail()),
                    () -> assertMeans(decoder.decode(event(shape)), shape.expected())));
  }

  private static void assertMeans(MembershipEvent event, MembershipEvent expected) {
    if (expected instanceof MembershipEvent.UsersChanged(List<UserId> users)) {
      assertThat(event)
          .isInstanceOfSatisfying(
              MembershipEvent.UsersChanged.class,
              several -> assertThat(several.users()).containsExactlyInAnyOrderElementsOf(users));
    } else {
      assertThat(event).isEqualTo(expected);
    }
  }

  @Test
  void resourcesCountBeforeTheDetail() {
    assertThat(
            decoder.decode(
                event(
                    shape(
                        "User Deleted",
                        arns("aws", "user/" + U),
                        "{'userId': '" + U2 + "'}",
                        USER))))
        .isEqualTo(USER);
  }

  @Test
  void onlyTheHomeRegionCounts() {
    Map<String, Object> event = event(shape("User Deleted", arns("aws", "user/" + U), "{}", USER));
    event.put("region", "eu-central-1");
    assertIgnored(event, "region eu-central-1");

    event.remove("region");
    assertThat(decoder.decode(event)).isEqualTo(USER);
  }

  @Test
  void onlyTheOwnIdentityStoreCountsIfOneIsNamed() {
    assertIgnored(
        event(shape("User Deleted", List.of(), "{'identity-store-id': 'd-0987654321'}", USER)),
        "identity store d-0987654321");
    assertIgnored(
        event(
            shape(
                "User Deleted",
                List.of("arn:aws:identitystore::111122223333:identitystore/d-0987654321"),
                "{'userId': '" + U + "'}",
                USER)),
        "identity store d-0987654321");
    assertThat(
            decoder.decode(
                event(
                    shape(
                        "User Deleted",
                        arns("aws", "user/" + U),
                        "{'IdentityStoreId': 'd-1234567890'}",
                        USER))))
        .isEqualTo(USER);
  }

  @Test
  void otherEventsOfTheIdentityStoreAreIgnored() {
    assertIgnored(
        event(shape("IdentityStore Deleted", List.of(), "{}", USER)), "'IdentityStore Deleted'");
  }

  @Test
  void aCloudTrailRecordOfTheSameSourceIsNoNativeEvent() {
    Map<String, Object> event =
        event(shape("AWS API Call via CloudTrail", arns("aws", "user/" + U), "{}", USER));

    assertThat(NativeEvents.is(event)).isFalse();
    assertThat(decoder.decode(event)).isInstanceOf(MembershipEvent.Ignored.class);
  }

  @Test
  void theTimeOfANativeEventIsThatOfItsEnvelope() {
    Map<String, Object> event = event(shape("User Deleted", List.of(), "{}", USER));

    assertThat(EventTimes.of(event)).hasToString("Optional[2026-11-02T20:00:00Z]");
    assertThat(EventIds.of(event, "message")).isEqualTo("e7e7e7e7-0000-4000-8000-000000000101");
    event.put("time", 7);
    event.put("id", List.of());
    assertThat(EventTimes.of(event)).isEmpty();
    assertThat(EventIds.of(event, "message")).isEqualTo("message");
  }

  private void assertIgnored(Map<String, Object> event, String reason) {
    assertThat(decoder.decode(event))
        .isInstanceOfSatisfying(
            MembershipEvent.Ignored.class,
            ignored -> assertThat(ignored.reason()).contains(reason));
  }

  private static Map<String, Object> event(Shape shape) {
    try {
      Map<String, Object> event =
          JSON.readValue(
              """
              {"version": "0", "id": "e7e7e7e7-0000-4000-8000-000000000101",
                "source": "aws.identitystore", "account": "111122223333",
                "time": "2026-11-02T20:00:00Z", "region": "eu-west-1", "detail": %s}
              """
                  .formatted(shape.detail().replace('\'', '"')),
              new TypeReference<>() {});
      event.put("detail-type", shape.detailType());
      event.put("resources", shape.resources());
      return event;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(shape.detail(), e);
    }
  }
}
