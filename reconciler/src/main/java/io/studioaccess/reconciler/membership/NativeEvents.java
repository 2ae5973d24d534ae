package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.Region;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the events that the Identity Store itself sends, without CloudTrail. Only ids are used,
 * and nothing is required: an event that names nobody means that anybody may be concerned.
 */
public final class NativeEvents {
  private static final String SOURCE = "aws.identitystore";

  /** An event that names more users is compared as a whole. */
  private static final int MOST_USERS = 5;

  private final IdentityStoreId servedStore;
  private final Region home;

  NativeEvents(IdentityStoreId servedStore, Region home) {
    this.servedStore = servedStore;
    this.home = home;
  }

  /** What an event is about, by the beginning of its detail type. */
  enum Family {
    USER,
    GROUP,
    MEMBERSHIP,
    OTHER;

    /**
     * AWS documents "User Created" and "Group Created"; "GroupMembership Created" is inferred.
     * Case, spaces and punctuation do not count.
     */
    static Family of(String detailType) {
      String name = detailType.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
      if (name.startsWith("groupmembership") || name.startsWith("membership")) {
        return MEMBERSHIP;
      }
      if (name.startsWith("group")) {
        return GROUP;
      }
      return name.startsWith("user") ? USER : OTHER;
    }
  }

  /** Whether the Identity Store itself sent the event. CloudTrail's have the same source. */
  public static boolean is(Map<String, ? extends @Nullable Object> event) {
    return SOURCE.equals(event.get("source"))
        && event.get("detail-type") instanceof String detailType
        && !detailType.endsWith(" via CloudTrail");
  }

  /** Never fails: what cannot be read counts as absent. */
  MembershipEvent decode(Map<String, ? extends @Nullable Object> event) {
    String detailType = String.valueOf(event.get("detail-type"));
    Family family = Family.of(detailType);
    if (family == Family.OTHER) {
      return new MembershipEvent.Ignored(
          "native event '%s' is not handled".formatted(excerpt(detailType)));
    }
    if (event.get("region") instanceof String region && !region.equals(home.value())) {
      return new MembershipEvent.Ignored(
          "the event is of region %s, but Identity Center's home region is %s"
              .formatted(excerpt(region), home));
    }
    NamedIds ids = NamedIds.of(event);
    if (!ids.stores().isEmpty() && !ids.stores().contains(servedStore)) {
      return new MembershipEvent.Ignored(
          "the event belongs to identity store %s, but this installation serves %s"
              .formatted(ids.stores().iterator().next(), servedStore));
    }
    return subject(family, ids);
  }

  private static MembershipEvent subject(Family family, NamedIds ids) {
    if (family == Family.GROUP && ids.groups().size() == 1) {
      return new MembershipEvent.GroupChanged(only(ids.groups()));
    }
    if (ids.users().size() == 1) {
      return new MembershipEvent.UserChanged(ids.users().iterator().next());
    }
    if (ids.users().size() > 1 && ids.users().size() <= MOST_USERS) {
      return new MembershipEvent.UsersChanged(List.copyOf(ids.users()));
    }
    if (ids.users().isEmpty() && ids.memberships().size() == 1) {
      return new MembershipEvent.MembershipChanged(
          ids.memberships().iterator().next(), only(ids.groups()));
    }
    if (ids.users().isEmpty() && ids.memberships().isEmpty() && ids.groups().size() == 1) {
      return new MembershipEvent.GroupChanged(only(ids.groups()));
    }
    return new MembershipEvent.AnybodyChanged(family == Family.USER);
  }

  private static Optional<GroupId> only(Set<GroupId> groups) {
    return groups.size() == 1 ? groups.stream().findFirst() : Optional.empty();
  }

  /** What a sender chose, short enough for a log. */
  private static String excerpt(String text) {
    return text.length() <= 64 ? text : text.substring(0, 64) + "…";
  }
}
