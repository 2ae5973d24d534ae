package io.studioaccess.reconcile;

import java.util.Optional;

/**
 * Why a user is looked at.
 *
 * @param eventId the CloudTrail event that led here, also through any number of further looks: the
 *     correlation id of logs and outcome events
 * @param attempt 1 for the event itself and for the first look after anything was done; one more
 *     for each look since
 * @param turn the look that this one follows; empty for an event, and for whoever names a user
 * @param found a profile to look at even if neither mapping nor ledger speaks of it
 */
public record Trigger(
    String eventId, int attempt, Optional<Long> turn, Optional<FoundProfile> found) {

  public static Trigger first(String eventId) {
    return new Trigger(eventId, 1, Optional.empty(), Optional.empty());
  }

  public Trigger at(FoundProfile profile) {
    return new Trigger(eventId, attempt, turn, Optional.of(profile));
  }

  /** Something was done, or somebody else goes on. */
  Trigger restarted() {
    return new Trigger(eventId, 1, Optional.empty(), found);
  }

  /** The other function goes on: at once, unless it hands over what it was just handed. */
  Trigger handedOver() {
    return new Trigger(eventId, attempt + 1, Optional.empty(), found);
  }

  /** It was too early. */
  public Trigger next() {
    return new Trigger(eventId, attempt + 1, turn, found);
  }

  Trigger following(long fence) {
    return new Trigger(eventId, attempt, Optional.of(fence), found);
  }
}
