package io.studioaccess.reconciler.sweep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The messages for what an invocation did not do. What is left is halved, so that two invocations
 * share it side by side. What failed is tried again by itself, a while later.
 */
final class Remainder {
  private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

  private final Map<Rest, Duration> messages = new LinkedHashMap<>();

  <T> void add(Units<T> units, Function<List<T>, Rest> type) {
    int half = Math.ceilDiv(units.left().size(), 2);
    addChunks(units.left(), half, type, Duration.ZERO);
    addChunks(units.failed(), units.failed().size(), type, RETRY_DELAY);
  }

  private <T> void addChunks(
      List<T> units, int preferred, Function<List<T>, Rest> type, Duration delay) {
    int size = Math.clamp(preferred, 1, Rest.MOST_IN_A_MESSAGE);
    for (int from = 0; from < units.size(); from += size) {
      List<T> chunk = units.subList(from, Math.min(from + size, units.size()));
      messages.put(type.apply(new ArrayList<>(chunk)), delay);
    }
  }

  void addFailed(Rest rest) {
    messages.put(rest, RETRY_DELAY);
  }

  void addLeft(Rest rest) {
    messages.put(rest, Duration.ZERO);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  /** The rests, with the delays of their messages. */
  Map<Rest, Duration> messages() {
    return messages;
  }
}
