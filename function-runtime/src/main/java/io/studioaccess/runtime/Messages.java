package io.studioaccess.runtime;

import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Handles the messages of a function. */
@FunctionalInterface
public interface Messages {
  /** The id of a message from a person, who wants it handled whatever happened before. */
  String BY_HAND = "manual";

  /**
   * Handles one message.
   *
   * @param message an EventBridge event, or a message of Studio Access
   * @param id the correlation id of a message that has none
   * @param millisLeft supplies the milliseconds until Lambda ends the invocation
   * @return the result, for a direct invocation
   * @throws RuntimeException if the message should be delivered again
   */
  Object handle(Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft);

  /**
   * Sends a message back to its queue that the invocation has no time to handle: it is not to
   * blame, so it does not count towards the dead-letter queue.
   *
   * @return false if the message must be returned to the queue as a failed one
   */
  default boolean postpone(Map<String, ? extends @Nullable Object> message) {
    return false;
  }
}
