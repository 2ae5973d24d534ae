package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.sweep.GroupBurst.Pending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A burst of changes of one group is compared once at once, and once more when the last change has
 * settled: when no function holds an older copy of the mapping or of the group's name. Each change
 * is compared after it happened, and after it has settled, whichever of its events come, how late,
 * in which order and how often. A burst without end is compared every two times that a change needs
 * to settle.
 *
 * <p>An event that comes when its change has settled is compared once. A changed row is compared
 * when it has settled only.
 */
public final class GroupBursts {
  /** A message that fails is received again after half an hour at most, five times. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  /** Two instances of the sweeper may write at once. */
  private static final int TRIES = 5;

  private final EventSweeps sweeps;
  private final InstantSource clock;
  private final Duration settling;
  private final Duration longest;

  /** What to do with a message. */
  public sealed interface Turn {
    /** Compare now. */
    record Now(Optional<Duration> andAgainIn) implements Turn {}

    /**
     * Compare now, and once more, without a record: another group has the place of the record. Two
     * groups that recorded their bursts in turn would never come to an end.
     */
    record NowAndOnceMore(Duration delay) implements Turn {}

    /** Compare later only. */
    record Later(Duration delay) implements Turn {}

    /** Other messages do it. */
    record Covered(String reason) implements Turn {}
  }

  /** A turn, and the burst that is recorded before it is taken; empty for no change. */
  private record Move(Turn turn, Optional<GroupBurst> after) {}

  /**
   * @param settling the time until no function holds an older copy of a changed row or name
   */
  public GroupBursts(EventSweeps sweeps, InstantSource clock, Duration settling) {
    this.sweeps = sweeps;
    this.clock = clock;
    this.settling = settling;
    this.longest = settling.multipliedBy(2);
  }

  /**
   * An event about the groups of the request. The request's {@code since} is the time of the
   * change; without it, the change happened just now.
   *
   * @param messageId the message has its turn again if it is delivered again
   */
  public Turn event(SweepRequest request, String messageId) {
    return move(
        request,
        (now, known) -> {
          Instant change = request.since().filter(moment -> moment.isBefore(now)).orElse(now);
          return event(now, change, messageId, known);
        });
  }

  /** A change of a mapping row of these groups, just now. */
  public Turn changedRow(SweepRequest request, String messageId) {
    return move(
        request,
        (now, known) -> {
          Instant due = now.plus(settling);
          Optional<Pending> waiting = known.flatMap(burst -> burst.expected(now, GRACE));
          if (waiting.isEmpty()) {
            return later(now, due, messageId, known);
          }
          return isAgain(messageId, known)
              ? new Move(new Turn.Later(until(due, now)), known)
              : postponed(known.orElseThrow(), waiting.get(), due);
        });
  }

  /** The message of the second comparison. */
  public Turn repeat(SweepRequest request, String messageId) {
    return move(request, (now, known) -> repeat(now, messageId, known));
  }

  private Turn move(
      SweepRequest request, BiFunction<Instant, Optional<GroupBurst>, Move> decision) {
    String subject = subject(request);
    for (int i = 0; i < TRIES; i++) {
      Optional<GroupBurst> known = sweeps.burst(subject);
      Instant now = clock.instant();
      Move move = decision.apply(now, known.filter(burst -> !burst.isFromTheFuture(now)));
      if (move.after().isEmpty()
          || move.after().equals(known)
          || sweeps.replace(subject, known, move.after().get())) {
        return move.turn();
      }
    }
    return new Turn.Now(Optional.of(settling)); // whoever is busy with it, nothing is lost
  }

  private static String subject(SweepRequest request) {
    List<String> parts =
        Stream.concat(
                request.groups().stream().map(Object::toString),
                request.names().stream().map(name -> "\"" + name + "\""))
            .sorted()
            .toList();
    return String.join(",", parts);
  }

  private Move event(Instant now, Instant change, String id, Optional<GroupBurst> known) {
    Instant due = change.plus(settling);
    if (known.isEmpty() || isAgain(id, known)) {
      return compared(now, due, id, known);
    }
    GroupBurst burst = known.get();
    if (!burst.begun().isBefore(due)) {
      return new Move(new Turn.Covered("the group was compared since"), Optional.empty());
    }
    Optional<Pending> waiting = burst.expected(now, GRACE);
    if (waiting.isPresent()) {
      return postponed(burst, waiting.get(), due);
    }
    return burst.begun().isAfter(change) && now.isBefore(due)
        ? later(now, due, id, known)
        : compared(now, due, id, known);
  }

  private static boolean isAgain(String id, Optional<GroupBurst> known) {
    return known.filter(burst -> burst.messageId().equals(id)).isPresent();
  }

  /** Compared now, and again if the change has not settled. */
  private Move compared(Instant now, Instant due, String id, Optional<GroupBurst> known) {
    Instant latest =
        known
            .flatMap(burst -> burst.expected(now, GRACE))
            .map(Pending::due)
            .filter(due::isBefore)
            .orElse(due);
    if (!now.isBefore(latest)) {
      return new Move(
          new Turn.Now(Optional.empty()), Optional.of(new GroupBurst(now, id, Optional.empty())));
    }
    return new Move(
        new Turn.Now(Optional.of(until(latest, now))),
        Optional.of(new GroupBurst(now, id, Optional.of(new Pending(now, latest)))));
  }

  private static Move later(Instant now, Instant due, String id, Optional<GroupBurst> known) {
    Instant begun = known.map(GroupBurst::begun).orElse(Instant.EPOCH);
    return new Move(
        new Turn.Later(until(due, now)),
        Optional.of(new GroupBurst(begun, id, Optional.of(new Pending(now, due)))));
  }

  /** The pending comparison covers the change, if it waits for it. */
  private static Move postponed(GroupBurst burst, Pending waiting, Instant due) {
    return new Move(
        new Turn.Covered("a comparison of the group is requested already"),
        waiting.due().isBefore(due) ? Optional.of(burst.dueAt(due)) : Optional.empty());
  }

  private Move repeat(Instant now, String id, Optional<GroupBurst> known) {
    boolean again = isAgain(id, known);
    Optional<Pending> pending = known.flatMap(GroupBurst::pending);
    if (pending.isEmpty()) {
      // What was requested is forgotten: perhaps a change was to be covered that has not settled.
      return again
          ? new Move(new Turn.Now(Optional.empty()), Optional.empty())
          : new Move(new Turn.NowAndOnceMore(settling), Optional.empty());
    }
    GroupBurst burst = known.orElseThrow();
    Instant due = pending.get().due();
    Instant limit = pending.get().since().plus(longest);
    if (!again && now.isBefore(due) && now.isBefore(limit)) {
      return new Move(
          new Turn.Later(until(due.isBefore(limit) ? due : limit, now)), Optional.empty());
    }
    return now.isBefore(due)
        ? new Move(
            new Turn.Now(Optional.of(until(due, now))),
            Optional.of(burst.begin(now, id, Optional.of(new Pending(now, due)))))
        : new Move(
            new Turn.Now(Optional.empty()), Optional.of(burst.begin(now, id, Optional.empty())));
  }

  /** SQS delays by whole seconds. */
  private static Duration until(Instant moment, Instant now) {
    return Duration.ofSeconds(Math.ceilDiv(Duration.between(now, moment).toMillis(), 1_000L));
  }
}
