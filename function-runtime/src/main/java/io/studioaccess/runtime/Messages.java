package io.studioaccess.runtime;

import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What a function does with one message. */
@FunctionalInterface
public interface Messages {

  /**
   * Deals with the message.
   *
   * @param message an EventBridge event, or one of our own
   * @param id the correlation id of a message that brings none
   * @param millisLeft until Lambda ends the invocation
   * @return what was done, for whoever invoked the function by hand
   * @throws RuntimeException when the message should come again
   */
  Object handle(Map<String, ? extends @Nullable Object> message, String id, IntSupplier millisLeft);
}
