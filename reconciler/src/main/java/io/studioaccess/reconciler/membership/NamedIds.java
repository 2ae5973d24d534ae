package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a native event of the Identity Store names. AWS documents ARNs under {@code
 * resources}, and nothing of what {@code detail} contains. Both are read, in any spelling of the
 * field names (kebab, camel, snake or Pascal case), flat or nested. A value that is not a legal id
 * counts as absent. Fields that name who made the change are left out.
 */
record NamedIds(
    Set<UserId> users,
    Set<GroupId> groups,
    Set<MembershipId> memberships,
    Set<IdentityStoreId> stores) {

  private enum Kind {
    USER,
    GROUP,
    MEMBERSHIP,
    STORE
  }

  /** Longer than any ARN of the Identity Store. */
  private static final int LONGEST_ARN = 256;

  /** Deeper than any event of AWS; a hostile one must not exhaust the stack. */
  private static final int DEEPEST = 8;

  /** The ARN of a user, group or membership names neither account nor region. */
  private static final Pattern ARN =
      Pattern.compile(
          "arn:[a-z0-9-]+:identitystore:[a-z0-9-]*:[0-9]*:"
              + "(user|group|membership|identitystore)/([^/\\s]+)");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("userid", Kind.USER),
          Map.entry("user", Kind.USER),
          Map.entry("memberid", Kind.USER),
          Map.entry("member", Kind.USER),
          Map.entry("groupid", Kind.GROUP),
          Map.entry("group", Kind.GROUP),
          Map.entry("membershipid", Kind.MEMBERSHIP),
          Map.entry("membership", Kind.MEMBERSHIP),
          Map.entry("groupmembershipid", Kind.MEMBERSHIP),
          Map.entry("groupmembership", Kind.MEMBERSHIP),
          Map.entry("identitystoreid", Kind.STORE),
          Map.entry("identitystore", Kind.STORE));

  /** Fields that name who made the change. That is never the member. */
  private static final Set<String> ACTORS =
      Set.of(
          "actor",
          "caller",
          "createdby",
          "deletedby",
          "initiatedby",
          "initiator",
          "invokedby",
          "modifiedby",
          "onbehalfof",
          "performedby",
          "principal",
          "requestedby",
          "requester",
          "updatedby",
          "useridentity");

  /**
   * Reads the ids. Those under {@code resources} count alone for each kind that they name, because
   * AWS documents them. If they name anything at all, a user that only {@code detail} names does
   * not count: an unknown field may name who made the change.
   */
  static NamedIds of(Map<String, ? extends @Nullable Object> event) {
    Collector resources = new Collector();
    resources.visit("resources", event.get("resources"), 0);
    Collector detail = new Collector();
    detail.visit("detail", event.get("detail"), 0);
    return new NamedIds(
        inOrder(resources.namesNothing() ? detail.users : resources.users),
        first(resources.groups, detail.groups),
        first(resources.memberships, detail.memberships),
        first(detail.stores, resources.stores));
  }

  private static <T> Set<T> first(Set<T> preferred, Set<T> other) {
    return inOrder(preferred.isEmpty() ? other : preferred);
  }

  /** In the order of the event. {@link Set#copyOf} has another order in each JVM. */
  private static <T> Set<T> inOrder(Set<T> ids) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  private static final class Collector {
    final Set<UserId> users = new LinkedHashSet<>();
    final Set<GroupId> groups = new LinkedHashSet<>();
    final Set<MembershipId> memberships = new LinkedHashSet<>();
    final Set<IdentityStoreId> stores = new LinkedHashSet<>();

    boolean namesNothing() {
      return users.isEmpty() && groups.isEmpty() && memberships.isEmpty();
    }

    /**
     * @param context the plain name of the field that has this value
     */
    void visit(String context, @Nullable Object value, int depth) {
      switch (value) {
        case String text -> text(context, text);
        case List<?> items when depth < DEEPEST ->
            items.forEach(item -> visit(context, item, depth + 1));
        case Map<?, ?> fields when depth < DEEPEST ->
            fields.forEach((name, field) -> field(context, String.valueOf(name), field, depth));
        case null, default -> {}
      }
    }

    private void field(String context, String name, @Nullable Object value, int depth) {
      String plain = plain(name);
      if (!ACTORS.contains(plain)) {
        // A bare id belongs to the object that has it. At the top it may be that of the event.
        visit(plain.equals("id") ? context : plain, value, depth + 1);
      }
    }

    private void text(String field, String text) {
      Optional<Matcher> arn = arn(text);
      if (arn.isPresent()) {
        add(kind(arn.get().group(1)), arn.get().group(2));
      } else if (KINDS.containsKey(field)) {
        add(KINDS.get(field), text);
      }
    }

    private static Optional<Matcher> arn(String text) {
      return Optional.of(text)
          .filter(it -> it.length() <= LONGEST_ARN)
          .map(ARN::matcher)
          .filter(Matcher::matches);
    }

    private static Kind kind(String resourceType) {
      return switch (resourceType) {
        case "user" -> Kind.USER;
        case "group" -> Kind.GROUP;
        case "membership" -> Kind.MEMBERSHIP;
        default -> Kind.STORE;
      };
    }

    private void add(@Nullable Kind kind, String id) {
      switch (kind) {
        case USER -> legal(id, UserId::parse).ifPresent(users::add);
        case GROUP -> legal(id, GroupId::parse).ifPresent(groups::add);
        case MEMBERSHIP -> legal(id, MembershipId::parse).ifPresent(memberships::add);
        case STORE -> legal(id, IdentityStoreId::new).ifPresent(stores::add);
        case null -> {}
      }
    }
  }

  /** {@code group-id}, {@code groupId}, {@code group_id}, {@code GroupId}, {@code GroupIds}. */
  private static String plain(String name) {
    String letters = name.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    return letters.endsWith("s") && KINDS.containsKey(letters.substring(0, letters.length() - 1))
        ? letters.substring(0, letters.length() - 1)
        : letters;
  }

  private static <T> Optional<T> legal(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
