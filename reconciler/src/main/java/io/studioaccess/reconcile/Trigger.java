package io.studioaccess.reconcile;

/**
 * Why a user is looked at.
 *
 * @param eventId the CloudTrail event that led here, also through any number of further looks: the
 *     correlation id of logs and outcome events
 * @param attempt how many looks this event has cost so far, from 1
 */
public record Trigger(String eventId, int attempt) {

  public static Trigger first(String eventId) {
    return new Trigger(eventId, 1);
  }

  public Trigger next() {
    return new Trigger(eventId, attempt + 1);
  }
}
