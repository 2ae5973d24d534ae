package io.studioaccess.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.plan.Outcome;
import java.time.Instant;

/**
 * Something that was told of a user.
 *
 * @param at when it was told last
 * @param eventId that led to it
 * @param outcome the outcome event's detail-type, such as {@code Granted}
 * @param text the ARN of the role, or the beginning of the reason
 */
public record HistoryEntry(
    Instant at, String eventId, DomainId domain, String outcome, String text) {
  /** Ten of them should stay a small part of an item. */
  private static final int LONGEST_TEXT = 200;

  static HistoryEntry of(Outcome.Told told, String eventId, Instant at) {
    String text = told.gist();
    return new HistoryEntry(
        at,
        eventId,
        told.domain(),
        told.kind(),
        text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
  }

  boolean repeats(HistoryEntry other) {
    return outcome.equals(other.outcome) && text.equals(other.text);
  }
}
