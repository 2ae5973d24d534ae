package io.studioaccess.reconciler.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipEventDecoderTest {
  private static final String STORE = "d-1234567890";
  private static final String USER = "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001";
  private static final String GROUP = "0a1b2c3d4e-11111111-1111-4111-8111-111111111111";
  private static final String MEMBERSHIP = "0a1b2c3d4e-bbbbbbbb-0000-4000-8000-000000000001";
  private static final String DIRECTORY = "sso-directory.amazonaws.com";
  private static final String API = "identitystore.amazonaws.com";

  private final MembershipEventDecoder decoder =
      new MembershipEventDecoder(new IdentityStoreId(STORE), new Region("eu-west-1"));

  @Test
  void decodesMembershipChanges() {
    Map<String, Object> member = parameters("groupId", GROUP, "member", Map.of("memberId", USER));

    assertThat(decoder.decode(event(DIRECTORY, "AddMemberToGroup", member)))
        .isEqualTo(new MembershipEvent.Added(new UserId(USER), new GroupId(GROUP)));
    assertThat(decoder.decode(event(DIRECTORY, "RemoveMemberFromGroup", member)))
        .isEqualTo(new MembershipEvent.Removed(new UserId(USER), new GroupId(GROUP)));
    assertThat(
            decoder.decode(
                event(
                    API,
                    "CreateGroupMembership",
                    parameters("groupId", GROUP, "memberId", Map.of("userId", USER)))))
        .isEqualTo(new MembershipEvent.Added(new UserId(USER), new GroupId(GROUP)));
    assertThat(
            decoder.decode(
                event(API, "DeleteGroupMembership", parameters("membershipId", MEMBERSHIP))))
        .isEqualTo(new MembershipEvent.MembershipDeleted(new MembershipId(MEMBERSHIP)));
  }

  @ParameterizedTest
  @CsvSource({
    "sso-directory.amazonaws.com, DisableUser, userId",
    "sso-directory.amazonaws.com, EnableUser, userId",
    "sso-directory.amazonaws.com, DeleteUser, userId",
    "sso-directory.amazonaws.com, UpdateUser, userId",
    "identitystore.amazonaws.com, DeleteUser, userId",
    "identitystore.amazonaws.com, UpdateUser, userId",
    "identitystore-scim.amazonaws.com, DeleteUser, id",
    "identitystore-scim.amazonaws.com, PatchUser, id",
    "identitystore-scim.amazonaws.com, PutUser, id"
  })
  void decodesUserChanges(String source, String name, String field) {
    assertThat(decoder.decode(event(source, name, parameters(field, USER))))
        .isEqualTo(new MembershipEvent.UserChanged(new UserId(USER)));
  }

  @Test
  void doesNotTakeTheActorForTheMember() {
    Map<String, Object> event =
        event(
            DIRECTORY,
            "AddMemberToGroup",
            parameters("groupId", GROUP, "member", Map.of("memberId", USER)));
    detail(event).put("userIdentity", Map.of("onBehalfOf", Map.of("userId", GROUP)));

    assertThat(decoder.decode(event))
        .isEqualTo(new MembershipEvent.Added(new UserId(USER), new GroupId(GROUP)));
  }

  @ParameterizedTest
  @CsvSource({
    "quicksight.amazonaws.com, CreateGroupMembership",
    "sso-directory.amazonaws.com, CreateGroupMembership",
    "identitystore.amazonaws.com, AddMemberToGroup",
    "identitystore.amazonaws.com, DescribeUser"
  })
  void ignoresOtherCalls(String source, String name) {
    assertThat(decoder.decode(event(source, name, parameters())))
        .isInstanceOfSatisfying(
            MembershipEvent.Ignored.class,
            ignored -> assertThat(ignored.reason()).contains(source, name));
  }

  @Test
  void ignoresAFailedCall() {
    Map<String, Object> event = event(API, "CreateGroupMembership", parameters());
    detail(event).put("errorCode", "ConflictException");

    assertThat(decoder.decode(event))
        .isEqualTo(new MembershipEvent.Ignored("the reported call failed: ConflictException"));
  }

  @Test
  void ignoresAnotherIdentityStore() {
    Map<String, Object> parameters =
        parameters("groupId", GROUP, "member", Map.of("memberId", USER));
    parameters.put("identityStoreId", "d-0987654321");

    assertThat(decoder.decode(event(DIRECTORY, "AddMemberToGroup", parameters)))
        .isInstanceOfSatisfying(
            MembershipEvent.Ignored.class,
            ignored -> assertThat(ignored.reason()).contains("d-0987654321", STORE));
  }

  @Test
  void namesAFieldThatIsMissingOrGarbled() {
    assertRefused(Map.of("id", "1"), "detail: missing");
    assertRefused(
        event(DIRECTORY, "AddMemberToGroup", null),
        "detail.requestParameters.identityStoreId: missing");
    assertRefused(
        event(DIRECTORY, "AddMemberToGroup", parameters("groupId", GROUP)),
        "detail.requestParameters.member.memberId: missing");
    assertRefused(
        event(
            DIRECTORY,
            "AddMemberToGroup",
            parameters("groupId", GROUP, "member", Map.of("memberId", "jane"))),
        "detail.requestParameters.member.memberId: 'jane' is not a user id");
    assertRefused(
        event(DIRECTORY, "AddMemberToGroup", parameters("groupId", 7, "member", "x")),
        "detail.requestParameters.member: expected an object, found String");
    assertRefused(
        event(API, "DeleteGroupMembership", parameters("membershipId", 7)),
        "detail.requestParameters.membershipId: expected text, found Integer");
    assertRefused(Map.of("detail", "text"), "detail: expected an object, found String");
  }

  private void assertRefused(Map<String, Object> event, String message) {
    assertThatThrownBy(() -> decoder.decode(event))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining(message);
  }

  private static Map<String, Object> event(
      String source, String name, Map<String, Object> parameters) {
    Map<String, Object> detail = new HashMap<>();
    detail.put("eventSource", source);
    detail.put("eventName", name);
    detail.put("requestParameters", parameters);
    return new HashMap<>(Map.of("detail-type", "AWS API Call via CloudTrail", "detail", detail));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> detail(Map<String, Object> event) {
    return (Map<String, Object>) event.get("detail");
  }

  private static Map<String, Object> parameters(Object... namesAndValues) {
    Map<String, Object> parameters = new HashMap<>(Map.of("identityStoreId", STORE));
    for (var pair = Arrays.asList(namesAndValues).iterator(); pair.hasNext(); ) {
      parameters.put((String) pair.next(), pair.next());
    }
    return parameters;
  }
}
