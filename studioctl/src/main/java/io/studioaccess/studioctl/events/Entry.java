package io.studioaccess.studioctl.events;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.util.Comparator;

/** Something that happened. */
sealed interface Entry {
  /** Oldest first; of two at the same moment, always the same one first. */
  Comparator<Entry> BY_TIME = Comparator.comparing(Entry::at).thenComparing(Entry::id);

  Instant at();

  /** Of no other entry. */
  String id();

  /** What became of a user's access, or why nothing did. */
  record OutcomeOf(RecordedOutcome outcome) implements Entry {
    @Override
    public Instant at() {
      return outcome.at();
    }

    @Override
    public String id() {
      return outcome.user() + " " + outcome.id();
    }
  }

  /**
   * A message that a function could not process, or an event that did not reach its queue.
   *
   * @param at when the message was sent, which is before its first attempt
   * @param about the subject of the message in a few words
   * @param body as it was sent
   */
  record DeadLetterIn(
      String queue, String messageId, Instant at, String about, String reason, String body)
      implements Entry {
    @Override
    public String id() {
      return messageId;
    }

    boolean concerns(UserId user) {
      return body.contains(user.value());
    }
  }
}
