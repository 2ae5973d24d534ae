package io.studioaccess.studioctl.review;

import io.studioaccess.studioctl.console.Quantity;
import java.util.List;
import java.util.regex.Pattern;

/** What commands and the page say about a review. */
final class ReviewText {
  private static final Pattern SECOND =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T(\\d{2}:\\d{2}):[0-9.]+Z");

  private ReviewText() {}

  /** The role without the account, as in the other commands. */
  static String role(ReviewEntry entry) {
    return entry.role().substring(entry.role().lastIndexOf(':') + 1);
  }

  /** A text whose times of the file are written as in the history. */
  static String toTheMinute(String text) {
    return SECOND.matcher(text).replaceAll("$1 $2Z");
  }

  static String decisions(ReviewState state) {
    long undecided = state.number(ReviewDecision.UNDECIDED);
    return "%s: %d keep, %d remove, %d undecided.%s"
        .formatted(
            Quantity.of(state.review().entries().size(), "entry", "entries"),
            state.number(ReviewDecision.KEEP),
            state.number(ReviewDecision.REMOVE),
            undecided,
            undecided == 0 ? "" : " Undecided is not approved.");
  }

  static List<String> summary(ReviewState state) {
    return List.of(
        decisions(state),
        "Removals: %d still in a group, %d ending, %d done."
            .formatted(
                state.removals(Standing.State.STILL_MEMBER),
                state.removals(Standing.State.ENDING),
                state.removals(Standing.State.GONE) + state.removals(Standing.State.CHANGED)),
        state.isComplete() ? "The review is complete." : "The review is not complete.");
  }
}
