package io.studioaccess.studioctl.events;

import io.studioaccess.reconciler.membership.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Everything that happened, or that happened to one user. */
final class EventFeed {
  private final NewOutcomes outcomes;
  private final NewDeadLetters deadLetters;
  private final Optional<UserId> user;
  private final Clock clock;

  /** Read, but not returned: the reading after it failed. */
  private final Queue<Entry> kept = new ArrayDeque<>();

  EventFeed(NewOutcomes outcomes, NewDeadLetters deadLetters, Optional<UserId> user, Clock clock) {
    this.outcomes = outcomes;
    this.deadLetters = deadLetters;
    this.user = user;
    this.clock = clock;
  }

  /** What happened since the last call, oldest first. */
  List<Entry> next() {
    Instant now = clock.instant();
    deadLetters.next(now).stream()
        .filter(letter -> user.map(letter::concerns).orElse(true))
        .forEach(kept::add);
    kept.addAll(outcomes.next(now));
    List<Entry> entries = new ArrayList<>(kept);
    kept.clear();
    entries.sort(Entry.BY_TIME);
    return entries;
  }
}
