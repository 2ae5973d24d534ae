package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Instant;

/**
 * A reported outcome of a user.
 *
 * @param at when the outcome was last reported
 * @param eventId the event that led to the outcome
 * @param outcome the outcome event's detail-type, such as {@code Granted}
 * @param text the ARN of the role, or the beginning of the reason
 */
public record HistoryEntry(
    Instant at, String eventId, DomainId domain, String outcome, String text) {
  /** Ten entries stay a small part of a DynamoDB item. */
  private static final int LONGEST_TEXT = 200;

  static HistoryEntry of(Outcome.Reported reported, String eventId, Instant at) {
    String text = reported.summary();
    return new HistoryEntry(
        at,
        eventId,
        reported.domain(),
        reported.kind(),
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }

  boolean repeats(HistoryEntry other) {
    return outcome.equals(other.outcome) && text.equals(other.text);
  }
}
