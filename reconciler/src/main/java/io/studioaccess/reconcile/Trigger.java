package io.studioaccess.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * Why a user is looked at.
 *
 * @param eventId the CloudTrail event that led here, also through any number of further looks: the
 *     correlation id of logs and outcome events
 * @param since when that event happened, or the first look, if the event does not say
 * @param attempt 1 for the event itself and for the first look after anything was done; one more
 *     for each look since
 * @param handOvers how often in a row the functions have named each other without doing anything
 * @param turn the look that this one follows; empty for an event, and for whoever names a user
 * @param found a profile to look at even if neither mapping nor ledger speaks of it
 */
public record Trigger(
    String eventId,
    Optional<Instant> since,
    int attempt,
    int handOvers,
    Optional<Long> turn,
    Optional<FoundProfile> found) {

  public static Trigger first(String eventId) {
    return new Trigger(eventId, Optional.empty(), 1, 0, Optional.empty(), Optional.empty());
  }

  /** From this moment on, unless another is known already. */
  public Trigger since(Instant moment) {
    return since.isPresent()
        ? this
        : new Trigger(eventId, Optional.of(moment), attempt, handOvers, turn, found);
  }

  public Trigger at(FoundProfile profile) {
    return new Trigger(eventId, since, attempt, handOvers, turn, Optional.of(profile));
  }

  /** Something was done. */
  Trigger restarted() {
    return new Trigger(eventId, since, 1, 0, Optional.empty(), found);
  }

  /** The other function goes on. */
  Trigger handedOver() {
    return new Trigger(eventId, since, 1, handOvers + 1, Optional.empty(), found);
  }

  /** It was too early. */
  public Trigger next() {
    return new Trigger(eventId, since, attempt + 1, handOvers, turn, found);
  }

  Trigger following(long fence) {
    return new Trigger(eventId, since, attempt, handOvers, Optional.of(fence), found);
  }
}
