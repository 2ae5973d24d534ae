package io.studioaccess.studioctl.review;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

/** The {@code review} commands. */
@Command(
    name = "review",
    description = "Review who has access: list it in a file, decide there, take away the rest.",
    subcommands = {CreateReview.class, ShowReview.class, ApplyReview.class, CreateReviewPage.class})
public final class ReviewCommands extends CommandGroup {}
