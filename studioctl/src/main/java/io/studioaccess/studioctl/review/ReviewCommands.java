package io.studioaccess.studioctl.review;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code review} commands. */
@Command(
    name = "review",
    description = "Review who has access: list it in a file, decide there, take away the rest.",
    subcommands = {CreateReview.class, ShowReview.class, ApplyReview.class, CreateReviewPage.class})
public final class ReviewCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand: new, status, apply or page.");
  }
}
