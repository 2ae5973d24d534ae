package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an event about the directory as delivered by EventBridge: CloudTrail's record of a call,
 * or an event that the Identity Store itself sent ({@link NativeEvents}). Uses ids only: names in
 * events are masked, and {@code userIdentity} is the actor, not the member.
 */
public final class MembershipEventDecoder {
  private static final String CONSOLE_OR_SCIM = "sso-directory.amazonaws.com";
  private static final String API = "identitystore.amazonaws.com";
  private static final String SCIM = "identitystore-scim.amazonaws.com";
  private static final String MEMBER = "detail.requestParameters.member.memberId";
  private static final String USER = "detail.requestParameters.memberId.userId";
  private static final String GROUP = "detail.requestParameters.groupId";

  /** The paths of the group id, which depend on the source. A new group's id is in the response. */
  private static final List<String> GROUP_IDS =
      List.of(
          GROUP,
          "detail.requestParameters.id",
          "detail.responseElements.groupId",
          "detail.responseElements.group.groupId",
          "detail.responseElements.id");

  private static final String MEMBERSHIP = "detail.requestParameters.membershipId";
  private static final String STORE = "detail.requestParameters.identityStoreId";

  private final IdentityStoreId servedStore;
  private final NativeEvents nativeEvents;

  /**
   * @param home Identity Center's home region. In a replicated Identity Center, each region sends a
   *     native event of the same change
   */
  public MembershipEventDecoder(IdentityStoreId servedStore, Region home) {
    this.servedStore = servedStore;
    this.nativeEvents = new NativeEvents(servedStore, home);
  }

  /**
   * @throws UndecodableEventException for a relevant event whose required fields are missing or not
   *     legal; never for a native event
   */
  public MembershipEvent decode(Map<String, ? extends @Nullable Object> event) {
    if (NativeEvents.is(event)) {
      return nativeEvents.decode(event);
    }
    EventFields fields = new EventFields(event);
    if (!fields.has("detail")) {
      throw new UndecodableEventException("detail: missing; this is not an EventBridge event");
    }
    Optional<String> errorCode = fields.text("detail.errorCode");
    if (errorCode.isPresent()) {
      return new MembershipEvent.Ignored("the reported call failed: " + errorCode.get());
    }
    String source = fields.text("detail.eventSource").orElse("");
    String name = fields.text("detail.eventName").orElse("");
    return switch (source + " " + name) {
      case CONSOLE_OR_SCIM + " AddMemberToGroup" -> ifServed(fields, this::decodeAddedMember);
      case CONSOLE_OR_SCIM + " RemoveMemberFromGroup" ->
          ifServed(fields, this::decodeRemovedMember);
      case API + " CreateGroupMembership" -> ifServed(fields, this::decodeCreatedMembership);
      case API + " DeleteGroupMembership" -> ifServed(fields, this::decodeDeletedMembership);
      case CONSOLE_OR_SCIM + " DeleteUser",
          CONSOLE_OR_SCIM + " DisableUser",
          CONSOLE_OR_SCIM + " EnableUser",
          CONSOLE_OR_SCIM + " UpdateUser",
          API + " DeleteUser",
          API + " UpdateUser" ->
          ifServed(fields, this::decodeUserChange);
      case SCIM + " DeleteUser", SCIM + " PatchUser", SCIM + " PutUser" -> decodeUserChange(fields);
      case CONSOLE_OR_SCIM + " DeleteGroup",
          CONSOLE_OR_SCIM + " UpdateGroup",
          API + " DeleteGroup",
          API + " UpdateGroup" ->
          ifServed(fields, this::decodeGroupChange);
      case SCIM + " CreateGroup", SCIM + " DeleteGroup", SCIM + " PatchGroup" ->
          decodeGroupChange(fields);
      default ->
          new MembershipEvent.Ignored("event '%s' of '%s' is not handled".formatted(name, source));
    };
  }

  /**
   * SCIM events name a tenant instead of an identity store. This is harmless: a user of another
   * store has no record, so nothing is changed.
   */
  private MembershipEvent decodeUserChange(EventFields fields) {
    boolean byUserId = fields.has("detail.requestParameters.userId");
    return new MembershipEvent.UserChanged(
        fields.required("detail.requestParameters." + (byUserId ? "userId" : "id"), UserId::parse));
  }

  /** As for a user: a group of another store is unknown, so nothing is changed. */
  private MembershipEvent decodeGroupChange(EventFields fields) {
    return new MembershipEvent.GroupChanged(
        GROUP_IDS.stream()
            .flatMap(path -> fields.optional(path, GroupId::parse).stream())
            .findFirst());
  }

  private interface FieldsDecoder {
    MembershipEvent decode(EventFields fields);
  }

  private MembershipEvent ifServed(EventFields fields, FieldsDecoder decoder) {
    IdentityStoreId store = fields.required(STORE, IdentityStoreId::new);
    if (!store.equals(servedStore)) {
      return new MembershipEvent.Ignored(
          "the event belongs to identity store %s, but this installation serves %s"
              .formatted(store, servedStore));
    }
    return decoder.decode(fields);
  }

  private MembershipEvent decodeAddedMember(EventFields fields) {
    return new MembershipEvent.Added(
        fields.required(MEMBER, UserId::parse), fields.required(GROUP, GroupId::parse));
  }

  private MembershipEvent decodeRemovedMember(EventFields fields) {
    return new MembershipEvent.Removed(
        fields.required(MEMBER, UserId::parse), fields.required(GROUP, GroupId::parse));
  }

  private MembershipEvent decodeCreatedMembership(EventFields fields) {
    return new MembershipEvent.Added(
        fields.required(USER, UserId::parse), fields.required(GROUP, GroupId::parse));
  }

  private MembershipEvent decodeDeletedMembership(EventFields fields) {
    return new MembershipEvent.MembershipDeleted(fields.required(MEMBERSHIP, MembershipId::parse));
  }
}
