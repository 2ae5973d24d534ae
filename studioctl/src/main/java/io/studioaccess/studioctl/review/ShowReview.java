package io.studioaccess.studioctl.review;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.report.SourceReader;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "status",
    description = {
      "Show what a review still needs: decisions, removals, and people who came or changed since.",
      "It changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl review status review.yaml",
      "  studioctl review status review.csv --output json | jq .undecided"
    })
final class ShowReview implements Callable<Integer>, CsvOutput {
  private static final int MAX_SHOWN = 50;

  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<Installation> installation;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "The file of review new")
  private String file = "";

  @Option(names = "--verbose", description = "List all entries, not only the open ones")
  private boolean verbose;

  ShowReview(
      BeanProvider<SourceReader> reader, BeanProvider<Installation> installation, Display display) {
    this.reader = reader;
    this.installation = installation;
    this.display = display;
  }

  @Override
  public Integer call() {
    Review review = ReviewFile.read(file, installation.get());
    ReviewState state = ReviewState.of(review, reader.get().read(), file);
    if (display.isJson()) {
      display.json(state.fields());
    } else {
      show(state);
    }
    return state.isComplete() ? ExitCode.OK : ExitCode.CHANGES;
  }

  private void show(ReviewState state) {
    List<Standing> open =
        state.standings().stream().filter(standing -> verbose || isOpen(standing)).toList();
    boolean oneDomain =
        open.stream().map(it -> it.placed().entry().domain()).distinct().count() == 1;
    Listing<Standing> listing =
        new Listing<>(
            List.of("line", "user", "reviewed role", "decision", "now"),
            standing -> row(standing, oneDomain),
            ReviewState.COLUMNS,
            ReviewState::fields);
    if (display.isCsv()) {
      display.list(state.standings(), listing, "");
      if (!state.joined().isEmpty()) {
        display.note(
            "%s not in the review and not in the CSV: leave out --output csv to see them."
                .formatted(Quantity.of(state.joined().size(), "person is", "people are")));
      }
      return;
    }
    List<Standing> sorted = display.sorted(open, listing);
    List<Standing> shown = verbose ? sorted : sorted.stream().limit(MAX_SHOWN).toList();
    if (!shown.isEmpty()) {
      display.list(shown, listing, "");
      display.line("");
    }
    if (shown.size() < open.size()) {
      display.line(
          "... and %d more. Pass --verbose to list all.".formatted(open.size() - shown.size()));
    }
    if (!state.joined().isEmpty()) {
      display.line(
          "%s not in the review: came since, or the entry was deleted."
              .formatted(Quantity.of(state.joined().size(), "person is", "people are")));
      display.table(
          List.of("user", "domain", "role", "group"),
          state.joined().stream()
              .limit(verbose ? Long.MAX_VALUE : MAX_SHOWN)
              .map(
                  entry ->
                      List.of(
                          entry.person(), entry.domain(), ReviewText.role(entry), entry.group()))
              .toList());
      display.line("");
    }
    if (state.missing() > 0) {
      display.line(
          display.warning(
              "%s deleted from the file."
                  .formatted(Quantity.of(state.missing(), "entry was", "entries were"))));
    }
    ReviewText.summary(state).forEach(display::line);
  }

  private static boolean isOpen(Standing standing) {
    return standing.placed().entry().decision() == ReviewDecision.UNDECIDED
        || standing.state() == Standing.State.STILL_MEMBER
        || standing.state() == Standing.State.ENDING
        || !standing.change().isEmpty();
  }

  /** Without the path, for which there is no room; JSON has the ARN. */
  private static String name(ReviewEntry entry) {
    return entry.role().substring(entry.role().lastIndexOf('/') + 1);
  }

  private List<CharSequence> row(Standing standing, boolean oneDomain) {
    ReviewEntry entry = standing.placed().entry();
    return List.of(
        Integer.toString(standing.placed().place().line()),
        entry.person(),
        oneDomain ? name(entry) : "%s in %s".formatted(name(entry), entry.domain()),
        entry.decision() == ReviewDecision.UNDECIDED
            ? display.warning(entry.decision().label())
            : entry.decision().label(),
        standing.text());
  }
}
