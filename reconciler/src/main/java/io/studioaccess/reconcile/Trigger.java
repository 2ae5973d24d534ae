package io.studioaccess.reconcile;

/**
 * Why a user is looked at.
 *
 * @param eventId the CloudTrail event that led here, also through any number of further looks: the
 *     correlation id of logs and outcome events
 * @param attempt 1 for the event itself and for the first look after anything was done; one more
 *     for each look since
 */
public record Trigger(String eventId, int attempt) {

  public static Trigger first(String eventId) {
    return new Trigger(eventId, 1);
  }

  Trigger restarted() {
    return first(eventId);
  }

  Trigger next() {
    return new Trigger(eventId, attempt + 1);
  }
}
