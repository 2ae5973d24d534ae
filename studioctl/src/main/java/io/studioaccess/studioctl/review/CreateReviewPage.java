package io.studioaccess.studioctl.review;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.NewFile;
import io.studioaccess.studioctl.report.SourceReader;
import io.studioaccess.studioctl.stack.Installation;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "page",
    description = {
      "Write the review and what came of it as one HTML page, to print and sign.",
      "It overwrites no file."
    },
    footer = {"", "Example:", "  studioctl review page review.yaml --out review.html"})
final class CreateReviewPage implements Callable<Integer> {
  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<Installation> installation;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "The file of review new")
  private String file = "";

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      required = true,
      description = "The page, such as review.html")
  private String out = "";

  CreateReviewPage(
      BeanProvider<SourceReader> reader, BeanProvider<Installation> installation, Display display) {
    this.reader = reader;
    this.installation = installation;
    this.display = display;
  }

  @Override
  public Integer call() {
    NewFile.require(out);
    Review review = ReviewFile.read(file, installation.get());
    ReviewState state = ReviewState.of(review, reader.get().read(), file);
    NewFile.write(out, ReviewPage.of(state));
    display.result(
        Map.of("file", out, "complete", state.isComplete()),
        "%s: %s"
            .formatted(
                out,
                state.isComplete()
                    ? "the review is complete."
                    : "the review is not complete, and the page says so."));
    return ExitCode.OK;
  }
}
