package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.Cause;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a user is reconciled.
 *
 * @param eventId the original CloudTrail event, kept by all further requests: the correlation id of
 *     logs and outcome events
 * @param since when that event happened; for a request without an event, when it was first handled
 * @param attempt 1 for the event itself and for the first reconcile after an operation, then
 *     incremented
 * @param handOvers how many times in a row the functions handed over the user without an operation
 * @param links how many messages of the functions came before in this chain: requeues and
 *     hand-overs since the event, or since the sweep or the administrator that requested the
 *     reconcile
 * @param turn the turn of the {@link PendingReconcile} that this continues; empty for an event and
 *     for the first request
 * @param isEvent whether it is the event itself, not a request that followed
 * @param found a profile to reconcile even if neither mapping nor ledger names it
 * @param cause the origin of the event, kept by all further requests
 * @param resetsTags whether the tags of rows must be set again: somebody changed them
 */
public record Trigger(
    String eventId,
    Optional<Instant> since,
    int attempt,
    int handOvers,
    int links,
    Optional<Long> turn,
    boolean isEvent,
    Optional<ProfileRef> found,
    Cause cause,
    boolean resetsTags) {

  /** A trigger that leaves the tags of rows as they are recorded. */
  public Trigger(
      String eventId,
      Optional<Instant> since,
      int attempt,
      int handOvers,
      int links,
      Optional<Long> turn,
      boolean isEvent,
      Optional<ProfileRef> found,
      Cause cause) {
    this(eventId, since, attempt, handOvers, links, turn, isEvent, found, cause, false);
  }

  public static Trigger first(String eventId) {
    return new Trigger(
        eventId, Optional.empty(), 1, 0, 0, Optional.empty(), false, Optional.empty(), Cause.NONE);
  }

  /**
   * The trigger of an event.
   *
   * @param since when the change happened; empty if the event does not say it
   */
  public static Trigger ofEvent(String eventId, Optional<Instant> since) {
    return new Trigger(
        eventId, since, 1, 0, 0, Optional.empty(), true, Optional.empty(), Cause.NONE);
  }

  /** A trigger with this moment, unless it already has one. */
  public Trigger withSinceIfAbsent(Instant moment) {
    return since.isPresent()
        ? this
        : new Trigger(
            eventId,
            Optional.of(moment),
            attempt,
            handOvers,
            links,
            turn,
            isEvent,
            found,
            cause,
            resetsTags);
  }

  public Trigger withFound(ProfileRef profile) {
    return new Trigger(
        eventId,
        since,
        attempt,
        handOvers,
        links,
        turn,
        isEvent,
        Optional.of(profile),
        cause,
        resetsTags);
  }

  public Trigger withCause(Cause origin) {
    return new Trigger(
        eventId, since, attempt, handOvers, links, turn, isEvent, found, origin, resetsTags);
  }

  /** The same trigger, for a user whose tags somebody changed. */
  public Trigger withTagsReset() {
    return new Trigger(
        eventId, since, attempt, handOvers, links, turn, isEvent, found, cause, true);
  }

  /** For the first reconcile after an operation. */
  Trigger restarted() {
    return new Trigger(
        eventId, since, 1, 0, links + 1, Optional.empty(), false, found, cause, resetsTags);
  }

  /** For the request to the other function. */
  Trigger handedOver() {
    return new Trigger(
        eventId,
        since,
        1,
        handOvers + 1,
        links + 1,
        Optional.empty(),
        false,
        found,
        cause,
        resetsTags);
  }

  /** For one more attempt. */
  public Trigger nextAttempt() {
    return new Trigger(
        eventId, since, attempt + 1, handOvers, links + 1, turn, false, found, cause, resetsTags);
  }

  Trigger withTurn(long fence) {
    return new Trigger(
        eventId,
        since,
        attempt,
        handOvers,
        links,
        Optional.of(fence),
        false,
        found,
        cause,
        resetsTags);
  }
}
