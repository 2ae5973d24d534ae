package io.studioaccess.studioctl.events;

import static io.studioaccess.studioctl.events.SampleOutcomes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.studioctl.deadletters.FunctionQueue;
import io.studioaccess.studioctl.events.Entry.DeadLetterIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewDeadLettersTest {
  private final List<DeadLetterIn> letters = new ArrayList<>();
  private int readings;
  private @Nullable FunctionQueue failing;
  private final NewDeadLetters unread =
      new NewDeadLetters(
          new NewDeadLetters.Source() {
            @Override
            public int number(FunctionQueue queue) {
              if (queue == failing) {
                throw new IllegalStateException("throttled");
              }
              return (int) letters.stream().filter(it -> it.queue().equals(queue.name())).count();
            }

            @Override
            public List<DeadLetterIn> read(FunctionQueue queue) {
              readings++;
              return letters.stream().filter(it -> it.queue().equals(queue.name())).toList();
            }
          },
          NOW);

  private static DeadLetterIn letter(String id, Instant at) {
    return new DeadLetterIn("SWEEPER", id, at, "sweep of all users", "crashed", "{}");
  }

  @Test
  void oldLettersAreNotNewsButEachLaterOneIs() {
    letters.add(letter("old", NOW.minusSeconds(1)));
    letters.add(letter("new", NOW));
    assertThat(unread.next(NOW)).extracting(DeadLetterIn::messageId).containsExactly("new");

    letters.add(letter("sent before, failed now", NOW.minusSeconds(900)));
    assertThat(unread.next(NOW.plusSeconds(5)))
        .extracting(DeadLetterIn::messageId)
        .containsExactly("sent before, failed now");
    assertThat(unread.next(NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void lettersAreHiddenOnlyIfThereMayBeNews() {
    letters.add(letter("one", NOW));
    for (int second = 0; second < 300; second += 5) {
      unread.next(NOW.plusSeconds(second));
    }
    assertThat(readings).isOne();

    letters.set(0, letter("another, while one was redriven", NOW));
    assertThat(unread.next(NOW.plus(Duration.ofMinutes(5)))).hasSize(1);
  }

  @Test
  void aQueueThatCannotBeReadHidesNoLetterOfTheOthers() {
    unread.next(NOW);
    FunctionQueue[] queues = FunctionQueue.values();
    letters.add(
        new DeadLetterIn(queues[0].name(), "one", NOW.plusSeconds(1), "a user", "crashed", "{}"));
    failing = queues[queues.length - 1];
    assertThatThrownBy(() -> unread.next(NOW.plusSeconds(5))).hasMessage("throttled");

    failing = null;

    assertThat(unread.next(NOW.plusSeconds(10)))
        .extracting(DeadLetterIn::messageId)
        .containsExactly("one");
    assertThat(unread.next(NOW.plusSeconds(15))).isEmpty();
  }
}
