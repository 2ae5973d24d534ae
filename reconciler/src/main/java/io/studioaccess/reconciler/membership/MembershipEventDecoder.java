package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CloudTrail event as EventBridge delivers it. Trusts ids alone: names in events are
 * masked, and {@code userIdentity} is whoever acted, never the member.
 */
public final class MembershipEventDecoder {
  private static final String CONSOLE_OR_SCIM = "sso-directory.amazonaws.com";
  private static final String API = "identitystore.amazonaws.com";
  private static final String SCIM = "identitystore-scim.amazonaws.com";
  private static final String MEMBER = "detail.requestParameters.member.memberId";
  private static final String USER = "detail.requestParameters.memberId.userId";
  private static final String GROUP = "detail.requestParameters.groupId";

  /** Where the id of the group stands, by source; a new group's is in the answer. */
  private static final List<String> GROUP_IDS =
      List.of(
          GROUP,
          "detail.requestParameters.id",
          "detail.responseElements.groupId",
          "detail.responseElements.group.groupId",
          "detail.responseElements.id");

  private static final String MEMBERSHIP = "detail.requestParameters.membershipId";
  private static final String STORE = "detail.requestParameters.identityStoreId";

  private final IdentityStoreId ours;

  public MembershipEventDecoder(IdentityStoreId ours) {
    this.ours = ours;
  }

  /**
   * @throws UndecodableEventException for an event that should be ours and lacks, or garbles, what
   *     it must say
   */
  public MembershipEvent decode(Map<String, ? extends @Nullable Object> event) {
    EventFields fields = new EventFields(event);
    if (!fields.has("detail")) {
      throw new UndecodableEventException("detail: missing; this is not an EventBridge event");
    }
    Optional<String> errorCode = fields.text("detail.errorCode");
    if (errorCode.isPresent()) {
      return new MembershipEvent.Ignored("the call it reports failed: " + errorCode.get());
    }
    String source = fields.text("detail.eventSource").orElse("");
    String name = fields.text("detail.eventName").orElse("");
    return switch (source + " " + name) {
      case CONSOLE_OR_SCIM + " AddMemberToGroup" -> inOurStore(fields, this::addedMember);
      case CONSOLE_OR_SCIM + " RemoveMemberFromGroup" -> inOurStore(fields, this::removedMember);
      case API + " CreateGroupMembership" -> inOurStore(fields, this::createdMembership);
      case API + " DeleteGroupMembership" -> inOurStore(fields, this::deletedMembership);
      case CONSOLE_OR_SCIM + " DeleteUser",
          CONSOLE_OR_SCIM + " DisableUser",
          CONSOLE_OR_SCIM + " EnableUser",
          CONSOLE_OR_SCIM + " UpdateUser",
          API + " DeleteUser",
          API + " UpdateUser" ->
          inOurStore(fields, this::changedUser);
      case SCIM + " DeleteUser", SCIM + " PatchUser", SCIM + " PutUser" -> changedUser(fields);
      case CONSOLE_OR_SCIM + " DeleteGroup",
          CONSOLE_OR_SCIM + " UpdateGroup",
          API + " DeleteGroup",
          API + " UpdateGroup" ->
          inOurStore(fields, this::changedGroup);
      case SCIM + " CreateGroup", SCIM + " DeleteGroup", SCIM + " PatchGroup" ->
          changedGroup(fields);
      default ->
          new MembershipEvent.Ignored("'%s' of '%s' changes no membership".formatted(name, source));
    };
  }

  /**
   * SCIM names a tenant instead of an identity store. That does no harm: a user id that is not of
   * our store is a user without a record, and nothing is done for them.
   */
  private MembershipEvent changedUser(EventFields fields) {
    boolean byUserId = fields.has("detail.requestParameters.userId");
    return new MembershipEvent.UserChanged(
        fields.required("detail.requestParameters." + (byUserId ? "userId" : "id"), UserId::new));
  }

  /** As for a user: a group id that is not of our store is a group that nobody knows. */
  private MembershipEvent changedGroup(EventFields fields) {
    return new MembershipEvent.GroupChanged(
        GROUP_IDS.stream()
            .flatMap(path -> fields.optional(path, GroupId::new).stream())
            .findFirst());
  }

  private interface Reading {
    MembershipEvent of(EventFields fields);
  }

  private MembershipEvent inOurStore(EventFields fields, Reading reading) {
    IdentityStoreId store = fields.required(STORE, IdentityStoreId::new);
    if (!store.equals(ours)) {
      return new MembershipEvent.Ignored(
          "it is about identity store %s, this installation serves %s".formatted(store, ours));
    }
    return reading.of(fields);
  }

  private MembershipEvent addedMember(EventFields fields) {
    return new MembershipEvent.Added(
        fields.required(MEMBER, UserId::new), fields.required(GROUP, GroupId::new));
  }

  private MembershipEvent removedMember(EventFields fields) {
    return new MembershipEvent.Removed(
        fields.required(MEMBER, UserId::new), fields.required(GROUP, GroupId::new));
  }

  private MembershipEvent createdMembership(EventFields fields) {
    return new MembershipEvent.Added(
        fields.required(USER, UserId::new), fields.required(GROUP, GroupId::new));
  }

  private MembershipEvent deletedMembership(EventFields fields) {
    return new MembershipEvent.MembershipDeleted(fields.required(MEMBERSHIP, MembershipId::new));
  }
}
