package io.studioaccess.studioctl.review;

import io.studioaccess.studioctl.console.Quantity;
import java.util.List;

/** What commands and the page say about a review. */
final class ReviewText {
  private ReviewText() {}

  /** The role without the account, as in the other commands. */
  static String role(ReviewEntry entry) {
    return entry.role().substring(entry.role().lastIndexOf(':') + 1);
  }

  static List<String> summary(ReviewState state) {
    return List.of(
        "%s: %d keep, %d remove, %d undecided. Blank lines decide nothing."
            .formatted(
                Quantity.of(state.review().entries().size(), "entry", "entries"),
                state.number(ReviewDecision.KEEP),
                state.number(ReviewDecision.REMOVE),
                state.number(ReviewDecision.UNDECIDED)),
        "Removals: %d still in a group, %d ending, %d done."
            .formatted(
                state.removals(Standing.State.STILL_MEMBER),
                state.removals(Standing.State.ENDING),
                state.removals(Standing.State.GONE) + state.removals(Standing.State.CHANGED)),
        state.isComplete() ? "The review is complete." : "The review is not complete.");
  }
}
