package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Has the functions try again. */
@Prototype
@Command(
    name = "redrive",
    description = {
      "Moves dead letters back to the function that could not handle them.",
      "It is always safe: a message only says whom to look at, and what happens follows from how"
          + " things are then."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl dlq redrive --all",
      "  studioctl dlq redrive 1f0c2a9e 77b0",
      "  studioctl dlq redrive --all --queue deprovisioner --yes"
    })
final class RedriveDeadLetters implements Callable<Integer> {
  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Mixin private LetterOptions options;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  private static final class Which {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Message ids, or how they begin")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All of them")
    private boolean all;
  }

  RedriveDeadLetters(
      BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (OpenQueues queues = OpenQueues.open(sqs.get(), stack.get(), options.queues())) {
      List<DeadLetter> letters =
          which.all ? queues.all() : which.ids.stream().map(queues::find).distinct().toList();
      if (!letters.isEmpty()) {
        display.confirm("Move %s back?".formatted(Count.of(letters.size(), "message")));
      }
      try (Progress progress = display.progress("Moving", letters.size())) {
        for (DeadLetter letter : letters) {
          queues.redrive(letter);
          progress.step();
        }
      }
      if (display.isJson()) {
        display.json(letters.stream().map(DeadLetter::id).toList());
      } else {
        display.line(
            letters.isEmpty()
                ? "No dead letters."
                : "%s moved back. What cannot be handled comes here again, after five tries: \"studioctl dlq list\" in some minutes."
                    .formatted(Count.of(letters.size(), "message is", "messages are")));
      }
      return ExitCode.FINE;
    }
  }
}
