package io.studioaccess.studioctl.review;

import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.HtmlPage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders a review as a page to print and sign. */
final class ReviewPage {
  private static final String TITLE = "SageMaker Studio access review";

  private ReviewPage() {}

  static String of(ReviewState state) {
    return HtmlPage.of(TITLE, body(state));
  }

  private static String body(ReviewState state) {
    ReviewHead head = state.review().head();
    return HtmlPage.element("h1", TITLE)
        + "<dl>"
        + fact("Stack", "%s, account %s, %s".formatted(head.stack(), head.account(), head.region()))
        + fact("Scope", head.scope().text())
        + fact("Created", Display.timestamp(head.createdAt()) + " by " + head.createdBy())
        + fact("Compared with the access at", Display.timestamp(state.at()))
        + "</dl>"
        + "<section class=\"summary%s\">".formatted(state.isComplete() ? " complete" : "")
        + ReviewText.summary(state).stream()
            .map(line -> HtmlPage.element("p", line))
            .collect(joined())
        + missing(state)
        + "</section>"
        + HtmlPage.element("h2", "Decisions")
        + decisions(state)
        + notInTheReview(state)
        + signatures(state);
  }

  private static String missing(ReviewState state) {
    return state.missing() == 0
        ? ""
        : HtmlPage.element("p", "Entries deleted from the file: %d.".formatted(state.missing()));
  }

  /** What is to be removed comes first, and what is undecided before what is kept. */
  private static String decisions(ReviewState state) {
    return HtmlPage.table(
        List.of(
            "Person",
            "Domain",
            "Role",
            "Group",
            "Since",
            "Last change",
            "Last sign of use",
            "Decision",
            "Note",
            "Now"),
        state.standings().stream()
            .sorted(Comparator.comparing(it -> order(it.placed().entry().decision())))
            .map(ReviewPage::row)
            .toList());
  }

  private static int order(ReviewDecision decision) {
    return switch (decision) {
      case REMOVE -> 0;
      case UNDECIDED -> 1;
      case KEEP -> 2;
    };
  }

  private static List<String> row(Standing standing) {
    ReviewEntry entry = standing.placed().entry();
    return List.of(
        entry.person(),
        entry.domain(),
        ReviewText.role(entry),
        Stream.of(entry.group(), entry.alsoBy())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", also ")),
        ReviewText.toTheMinute(entry.since()),
        ReviewText.toTheMinute(entry.lastChange()),
        ReviewText.toTheMinute(entry.lastSignOfUse()),
        entry.decision().label(),
        entry.note(),
        standing.text());
  }

  private static String notInTheReview(ReviewState state) {
    return state.joined().isEmpty()
        ? ""
        : HtmlPage.element("h2", "Not in the review")
            + HtmlPage.element(
                "p", "These came since, or their entries were deleted from the file.")
            + HtmlPage.table(
                List.of("Person", "Domain", "Role", "Group", "Since"),
                state.joined().stream()
                    .map(
                        entry ->
                            List.of(
                                entry.person(),
                                entry.domain(),
                                ReviewText.role(entry),
                                entry.group(),
                                ReviewText.toTheMinute(entry.since())))
                    .toList());
  }

  /** They may be on a sheet of their own, so they say which review is signed. */
  private static String signatures(ReviewState state) {
    ReviewHead head = state.review().head();
    return "<section class=\"signatures\">"
        + HtmlPage.element("h2", "Signatures")
        + HtmlPage.element(
            "p",
            "For the review of stack %s that was created %s. %s"
                .formatted(
                    head.stack(), Display.timestamp(head.createdAt()), ReviewText.decisions(state)))
        + Stream.of("Reviewed by", "Approved by")
            .map(
                role ->
                    "<div>"
                        + Stream.of(role, "Date", "Signature")
                            .map(line -> HtmlPage.element("p", line))
                            .collect(joined())
                        + "</div>")
            .collect(joined())
        + "</section>";
  }

  private static String fact(String name, String value) {
    return HtmlPage.element("dt", name) + HtmlPage.element("dd", value);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }
}
