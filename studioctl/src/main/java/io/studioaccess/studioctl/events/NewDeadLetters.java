package io.studioaccess.studioctl.events;

import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.events.Entry.DeadLetterIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The dead letters that came since the last reading. SQS shows a message by hiding it for a moment,
 * and bills each call: so the letters of a queue are read only if their number changed, or if the
 * last reading is long ago, since the number is approximate and one may come as another goes.
 */
final class NewDeadLetters {
  static final Duration READ_EVERY = Duration.ofMinutes(5);

  private final Source source;
  private final Instant since;
  private final Map<FunctionQueue, Integer> numbers = new EnumMap<>(FunctionQueue.class);
  private final Set<String> seen = new HashSet<>();
  private Instant lastRead = Instant.MIN;

  /** Read, but not returned: the reading of a later queue failed. */
  private final List<DeadLetterIn> kept = new ArrayList<>();

  private boolean isFirst = true;

  /** The dead-letter queues. */
  interface Source {
    /** About how many letters are in a queue. */
    int number(FunctionQueue queue);

    /** The letters of a queue, which stay there. */
    List<DeadLetterIn> read(FunctionQueue queue);
  }

  /**
   * @param since of the letters that are there at the first reading, those sent before are not
   *     returned
   */
  NewDeadLetters(Source source, Instant since) {
    this.source = source;
    this.since = since;
  }

  /** If the reading of a queue fails, the next call returns what the others had. */
  List<DeadLetterIn> next(Instant now) {
    boolean isDue = isFirst || !now.isBefore(lastRead.plus(READ_EVERY));
    for (FunctionQueue queue : FunctionQueue.values()) {
      int number = source.number(queue);
      if (number > 0 && (isDue || number != numbers.getOrDefault(queue, 0))) {
        source.read(queue).stream()
            .filter(letter -> seen.add(letter.id()))
            .filter(letter -> !isFirst || !letter.at().isBefore(since))
            .forEach(kept::add);
      }
      numbers.put(queue, number);
    }
    isFirst = false;
    lastRead = isDue ? now : lastRead;
    List<DeadLetterIn> found = List.copyOf(kept);
    kept.clear();
    return found;
  }
}
