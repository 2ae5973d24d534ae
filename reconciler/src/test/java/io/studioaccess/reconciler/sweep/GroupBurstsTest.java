package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.sweep.GroupBursts.Turn;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The comparisons of bursts of changes, message by message as a queue delivers them. */
class GroupBurstsTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration SETTLING = Duration.ofSeconds(75);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(30);
  private static final SweepRequest GROUP =
      SweepRequest.members(
          Set.of(new GroupId("0a1b2c3d4e-11111111-1111-4111-8111-111111111111")), Set.of(), "e");
  private static final SweepRequest ROW =
      SweepRequest.members(Set.of(), Set.of(new GroupName("scientists")), "e");

  /**
   * A message, and whether it is an event, a changed row or a repeat.
   *
   * @param merged false for a comparison that waits for nothing
   */
  private record Message(Instant at, String id, SweepRequest request, boolean merged) {
    Message(Instant at, String id, SweepRequest request) {
      this(at, id, request, true);
    }
  }

  private final Map<String, GroupBurst> recorded = new HashMap<>();
  private final List<Instant> compared = new ArrayList<>();
  private final PriorityQueue<Message> queue =
      new PriorityQueue<>(Comparator.comparing(Message::at).thenComparing(Message::id));
  private Instant now = START;
  private Random dice = new Random(0);
  private int messages;

  /** One of so many comparisons fails; none for 0. */
  private int failing;

  private final GroupBursts bursts = new GroupBursts(new Recorded(), () -> now, SETTLING);

  private void event(Instant change, Instant at) {
    queue.add(new Message(at, "m" + messages++, GROUP.withSince(Optional.of(change)).toMerge()));
  }

  private void row(Instant at) {
    queue.add(new Message(at, "m" + messages++, ROW));
  }

  private void run() {
    while (!queue.isEmpty()) {
      Message message = queue.remove();
      now = message.at().isAfter(now) ? message.at() : now;
      if (!message.merged()) {
        compare(message);
        continue;
      }
      switch (turn(message)) {
        case Turn.Now(var again) -> {
          again.ifPresent(delay -> repeat(message.request(), delay));
          compare(message);
        }
        case Turn.NowAndOnceMore(Duration delay) -> {
          queue.add(new Message(now.plus(delay), "m" + messages++, message.request(), false));
          compare(message);
        }
        case Turn.Later(Duration delay) -> repeat(message.request(), delay);
        case Turn.Covered _ -> {}
      }
    }
  }

  private Turn turn(Message message) {
    return switch (message.request().merge()) {
      case EVENT -> bursts.event(message.request(), message.id());
      case REPEAT -> bursts.repeat(message.request(), message.id());
      case NONE -> bursts.changedRow(message.request(), message.id());
    };
  }

  private void compare(Message message) {
    if (failing > 0 && dice.nextInt(failing) == 0) {
      queue.add(
          new Message(now.plus(AGAIN_AFTER), message.id(), message.request(), message.merged()));
    } else {
      compared.add(now);
    }
  }

  private void repeat(SweepRequest request, Duration delay) {
    assertThat(delay).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(15));
    queue.add(new Message(now.plus(delay), "m" + messages++, request.toRepeat()));
  }

  @Test
  void twoHundredChangesInAMinuteAreComparedTwice() {
    List<Instant> changes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      changes.add(START.plusMillis(300L * i));
    }
    List<Instant> trail = new ArrayList<>(changes);
    Collections.shuffle(trail, dice);
    changes.forEach(change -> event(change, change.plusMillis(400)));
    for (int i = 0; i < 200; i++) {
      event(trail.get(i), START.plusSeconds(90).plusMillis(2_000L * i));
    }

    run();

    Instant last = changes.getLast();
    assertThat(compared).hasSize(2);
    assertThat(compared.getFirst()).isEqualTo(START.plusMillis(400));
    assertThat(compared.getLast()).isBetween(last.plus(SETTLING), last.plusSeconds(76));
  }

  @Test
  void eventsThatComeLateAreComparedOnce() {
    for (int i = 0; i < 200; i++) {
      event(START.plusMillis(300L * ((i * 77) % 200)), START.plusSeconds(300 + i));
    }

    run();

    assertThat(compared).containsExactly(START.plusSeconds(300));
  }

  @Test
  void aChangeAfterTheComparisonIsComparedAgain() {
    event(START, START);
    run();
    int before = compared.size();
    Instant later = START.plusSeconds(600);
    event(later, later);

    run();

    assertThat(before).isEqualTo(2);
    assertThat(compared.subList(2, 4)).containsExactly(later, later.plus(SETTLING));
  }

  @Test
  void aBurstWithoutEndIsComparedEveryTwoAndAHalfMinutes() {
    for (int i = 0; i < 1_000; i++) {
      event(START.plusMillis(3_600L * i), START.plusMillis(3_600L * i + 500));
    }

    run();

    assertThat(compared).hasSizeBetween(24, 27);
    for (int i = 1; i < compared.size(); i++) {
      assertThat(Duration.between(compared.get(i - 1), compared.get(i)))
          .isLessThanOrEqualTo(Duration.ofSeconds(151));
    }
  }

  @Test
  void aHundredRowsOfAGroupAreComparedOnce() {
    for (int i = 0; i < 100; i++) {
      row(START.plusMillis(100L * i));
    }

    run();

    assertThat(compared).hasSize(1);
    assertThat(compared.getFirst()).isBetween(START.plusSeconds(84), START.plusSeconds(86));
  }

  @Test
  void groupsWithOnePlaceBetweenThemComeToAnEnd() {
    EventSweeps onePlace = new OnePlace();
    GroupBursts shared = new GroupBursts(onePlace, () -> now, SETTLING);
    SweepRequest other = SweepRequest.members(Set.of(), Set.of(new GroupName("engineers")), "e");
    PriorityQueue<Message> waiting = new PriorityQueue<>(Comparator.comparing(Message::at));
    for (SweepRequest row : List.of(ROW, other)) {
      Turn.Later later = (Turn.Later) shared.changedRow(row, "row " + row);
      waiting.add(new Message(START.plus(later.delay()), "repeat " + row, row.toRepeat()));
    }
    Map<SweepRequest, Instant> lastCompared = new HashMap<>();

    for (int i = 0; i < 20 && !waiting.isEmpty(); i++) {
      Message message = waiting.remove();
      now = message.at();
      lastCompared.put(message.request(), now);
      if (message.merged()
          && shared.repeat(message.request(), message.id())
              instanceof Turn.NowAndOnceMore(Duration delay)) {
        waiting.add(new Message(now.plus(delay), message.id(), message.request(), false));
      }
    }

    assertThat(waiting).isEmpty();
    assertThat(lastCompared.values())
        .hasSize(2)
        .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(START.plus(SETTLING)));
  }

  @Test
  void aMessageThatIsDeliveredAgainIsComparedAgain() {
    now = START;
    SweepRequest request = GROUP.withSince(Optional.of(START)).toMerge();

    assertThat(bursts.event(request, "one")).isInstanceOf(Turn.Now.class);
    assertThat(bursts.event(request, "one")).isInstanceOf(Turn.Now.class);
    assertThat(bursts.event(request, "two")).isInstanceOf(Turn.Covered.class);
  }

  @Test
  void aClockThatWasAheadDelaysNothing() {
    now = START.plus(Duration.ofHours(1));
    assertThat(bursts.event(GROUP, "ahead")).isInstanceOf(Turn.Now.class);

    now = START;
    assertThat(bursts.event(GROUP, "right")).isInstanceOf(Turn.Now.class);
  }

  /**
   * Lost places, failures, late and repeated events: each change is compared when it has settled.
   */
  @Test
  void noChangeIsLost() {
    for (int seed = 0; seed < 500; seed++) {
      dice = new Random(seed);
      failing = dice.nextBoolean() ? 0 : 2 + dice.nextInt(4);
      now = START;
      recorded.clear();
      compared.clear();
      List<Instant> changes = new ArrayList<>();
      Instant change = START;
      for (int i = 0; i < 20; i++) {
        change = change.plusSeconds(dice.nextInt(10) == 0 ? dice.nextInt(900) : dice.nextInt(40));
        changes.add(change);
        event(change, change.plusSeconds(dice.nextInt(3)));
        if (dice.nextBoolean()) {
          event(change, change.plusSeconds(dice.nextInt(1_200)));
        }
      }

      run();

      for (Instant each : changes) {
        assertThat(compared)
            .as("seed %s, change at %s", seed, each)
            .anyMatch(begun -> !begun.isBefore(each.plus(SETTLING)));
      }
    }
  }

  /** The record of whoever wrote last. */
  private static final class OnePlace implements EventSweeps {
    private String owner = "";
    private Optional<GroupBurst> record = Optional.empty();

    @Override
    public Optional<GroupBurst> burst(String subject) {
      return record.filter(_ -> owner.equals(subject));
    }

    @Override
    public boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after) {
      owner = subject;
      record = Optional.of(after);
      return true;
    }

    @Override
    public Optional<Duration> delayOfAll(Scope scope) {
      return Optional.empty();
    }
  }

  /** One place is lost now and then, as if another group had taken it. */
  private final class Recorded implements EventSweeps {
    @Override
    public Optional<GroupBurst> burst(String subject) {
      if (failing > 0 && dice.nextInt(20) == 0) {
        recorded.remove(subject);
      }
      return Optional.ofNullable(recorded.get(subject));
    }

    @Override
    public boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after) {
      boolean replaces = before.equals(Optional.ofNullable(recorded.get(subject)));
      if (replaces) {
        recorded.put(subject, after);
      }
      return replaces;
    }

    @Override
    public Optional<Duration> delayOfAll(Scope scope) {
      return Optional.empty();
    }
  }
}
