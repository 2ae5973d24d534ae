package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.ShortHash;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The correlation id of an event and of everything that follows from it. */
public final class EventIds {
  /** CloudTrail's and EventBridge's ids are UUIDs. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/-]{1,64}");

  private EventIds() {}

  /**
   * CloudTrail's event id, else EventBridge's, else the {@code eventId} of a message of Studio
   * Access, else the message id. An id that AWS would not create is replaced by its hash: ids are
   * stored, and whoever may put events could otherwise fill a user's record.
   */
  public static String of(Map<String, ? extends @Nullable Object> event, String messageId) {
    EventFields fields = new EventFields(event);
    return Stream.of("detail.eventID", "id", "eventId")
        .flatMap(path -> legible(fields, path).stream())
        .findFirst()
        .map(EventIds::bounded)
        .orElse(messageId);
  }

  /** A value of another type is no id. It must not make a message undecodable. */
  private static Optional<String> legible(EventFields fields, String path) {
    try {
      return fields.text(path);
    } catch (UndecodableEventException e) {
      return Optional.empty();
    }
  }

  /** An id that AWS would create, or the hash of any other text. */
  public static String bounded(String id) {
    return PLAIN.matcher(id).matches() ? id : "replaced-" + ShortHash.of(id);
  }
}
