package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.SqsClient;

@Prototype
@Command(
    name = "redrive",
    description = {
      "Move dead letters back to the queue they came from.",
      "This is always safe: a message only triggers a reconcile, which acts on the current state."
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

  @Mixin private QueueOption queueOption;

  @ArgGroup(multiplicity = "1")
  private Choice choice = new Choice();

  private static final class Choice {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Message ids or unique prefixes")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All dead letters")
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
    try (ReceivedDeadLetters received =
        ReceivedDeadLetters.receive(sqs.get(), stack.get(), queueOption.queues())) {
      List<DeadLetter> letters =
          choice.all ? received.all() : choice.ids.stream().map(received::find).distinct().toList();
      if (!letters.isEmpty()) {
        display.confirm("Move %s back?".formatted(Quantity.of(letters.size(), "message")));
      }
      try (Progress progress = display.progress("Moving", letters.size())) {
        for (DeadLetter letter : letters) {
          received.redrive(letter);
          progress.step();
        }
      }
      if (display.isJson()) {
        display.json("messageIds", letters.stream().map(DeadLetter::id).toList());
      } else {
        display.line(
            letters.isEmpty()
                ? "No dead letters."
                : "%s moved back. A message that fails five more times returns to the dead-letter queue: run \"studioctl dlq list\" in a few minutes."
                    .formatted(Quantity.of(letters.size(), "message")));
      }
      return ExitCode.OK;
    }
  }
}
