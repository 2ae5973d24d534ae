package io.studioaccess.studioctl.events;

import static io.studioaccess.studioctl.events.SampleOutcomes.NOW;
import static io.studioaccess.studioctl.events.SampleOutcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewOutcomesTest {
  private final List<RecordedOutcome> history = new ArrayList<>();
  private final List<Span> read = new ArrayList<>();
  private boolean isDown;

  private List<RecordedOutcome> read(Span span) {
    if (isDown) {
      throw new IllegalStateException("down");
    }
    read.add(span);
    return history.stream()
        .filter(it -> !it.at().isBefore(span.from()) && it.at().isBefore(span.to()))
        .toList();
  }

  private static List<String> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).toList();
  }

  private static Instant after(Duration duration) {
    return NOW.plus(duration);
  }

  @Test
  void outcomesOfTheSameMomentAreShownOnceEach() {
    NewOutcomes outcomes = new NewOutcomes(this::read, NOW.minusSeconds(60));
    history.addAll(List.of(outcome(2, NOW), outcome(1, NOW), outcome(1, NOW)));

    List<Entry> first = outcomes.next(NOW);
    history.add(outcome(3, NOW));
    List<Entry> second = outcomes.next(NOW.plusSeconds(5));

    assertThat(first).hasSize(2).isSortedAccordingTo(Entry.BY_TIME);
    assertThat(ids(second)).containsExactly(new Entry.OutcomeOf(outcome(3, NOW)).id());
    assertThat(outcomes.next(NOW.plusSeconds(10))).isEmpty();
  }

  @Test
  void whatTheHistoryGetsLateIsShownLate() {
    NewOutcomes outcomes = new NewOutcomes(this::read, NOW);
    outcomes.next(NOW.plusSeconds(1));
    history.add(outcome(1, NOW.plusSeconds(2)));

    Instant later = after(Duration.ofHours(3));
    for (Instant at = NOW.plusSeconds(6); at.isBefore(later); at = at.plusSeconds(5)) {
      isDown = at.isAfter(NOW.plusSeconds(600));
      if (isDown) {
        Instant failing = at;
        assertThatThrownBy(() -> outcomes.next(failing)).hasMessage("down");
      } else {
        outcomes.next(at);
      }
    }
    isDown = false;
    history.add(outcome(2, NOW.plusSeconds(30)));

    assertThat(outcomes.next(later)).hasSize(1);
  }

  @Test
  void mostReadingsAreShort() {
    NewOutcomes outcomes = new NewOutcomes(this::read, NOW.minus(Duration.ofDays(30)));
    for (int second = 0; second < 3600; second += 5) {
      outcomes.next(NOW.plusSeconds(second));
    }

    assertThat(read).hasSize(720);
    assertThat(read)
        .filteredOn(
            span ->
                Duration.between(span.from(), span.to())
                        .compareTo(NewOutcomes.OVERLAP.plusMinutes(2))
                    > 0)
        .hasSize(12);
  }

  @Test
  void noOrderOfArrivalSkipsOrRepeatsAnOutcome() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      history.clear();
      NewOutcomes outcomes = new NewOutcomes(this::read, NOW);
      List<RecordedOutcome> toCome =
          new ArrayList<>(
              Stream.iterate(0, n -> n < 40, n -> n + 1)
                  .map(n -> outcome(n % 7, NOW.plusSeconds(random.nextInt(6)), n))
                  .toList());
      Set<String> expected =
          new HashSet<>(ids(toCome.stream().<Entry>map(Entry.OutcomeOf::new).toList()));
      List<String> shown = new ArrayList<>();
      Instant now = NOW.plusSeconds(10);
      while (!toCome.isEmpty()) {
        history.add(toCome.remove(random.nextInt(toCome.size())));
        now = now.plusSeconds(random.nextInt(7));
        shown.addAll(ids(outcomes.next(now)));
      }
      assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aComputerThatSleptForDaysShowsNothingTwice() {
    NewOutcomes outcomes = new NewOutcomes(this::read, NOW.minus(Duration.ofDays(1)));
    history.add(outcome(1, NOW.minus(Duration.ofHours(20))));
    assertThat(outcomes.next(NOW)).hasSize(1);

    Instant awake = after(Duration.ofDays(3));
    history.add(outcome(2, after(Duration.ofDays(2))));

    assertThat(outcomes.next(awake)).hasSize(1);
    assertThat(outcomes.next(awake.plusSeconds(5))).isEmpty();
  }
}
