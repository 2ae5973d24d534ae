package io.studioaccess.sweeper;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of the mapping table's stream: the row before and after the change, in DynamoDB's JSON.
 */
record RowChange(Map<?, ?> before, Map<?, ?> after) {

  static boolean is(Map<String, ? extends @Nullable Object> message) {
    return "aws:dynamodb".equals(message.get("eventSource"));
  }

  static RowChange of(Map<String, ? extends @Nullable Object> streamRecord) {
    Object change = streamRecord.get("dynamodb");
    return new RowChange(image(change, "OldImage"), image(change, "NewImage"));
  }

  private static Map<?, ?> image(@Nullable Object change, String name) {
    return change instanceof Map<?, ?> fields && fields.get(name) instanceof Map<?, ?> image
        ? image
        : Map.of();
  }

  /**
   * The sweep of the affected groups; empty for a change that affects no user: a change of the
   * description only, or of a row without a legal group.
   */
  Optional<SweepRequest> toRequest(String eventId) {
    Set<GroupId> pinned = values("groupId", GroupId::parse);
    Set<GroupName> names = values("groupName", GroupName::new);
    boolean namesNoGroup = pinned.isEmpty() && names.isEmpty();
    return namesNoGroup || withoutDescription(before).equals(withoutDescription(after))
        ? Optional.empty()
        : Optional.of(SweepRequest.members(pinned, names, eventId));
  }

  /** The legal values before and after the change. */
  private <T> Set<T> values(String attribute, Function<String, T> type) {
    return Stream.of(before, after)
        .flatMap(image -> text(image, attribute).stream())
        .flatMap(text -> legal(text, type).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> text(Map<?, ?> image, String attribute) {
    return image.get(attribute) instanceof Map<?, ?> value && value.get("S") instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  private static <T> Optional<T> legal(String text, Function<String, T> type) {
    try {
      return Optional.of(type.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<?, ?> withoutDescription(Map<?, ?> image) {
    Map<Object, Object> rest = new HashMap<>(image);
    rest.remove("description");
    return rest;
  }
}
