package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Shows what lies in the dead-letter queues. */
@Prototype
@Command(
    name = "list",
    description = {"All dead letters, and why each lies there.", "Exit code 2: there are some."},
    footer = {
      "",
      "Examples:",
      "  studioctl dlq list",
      "  studioctl dlq list --queue deprovisioner"
    })
final class ListDeadLetters implements Callable<Integer> {
  private static final int SHORT_ID = 8;

  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Mixin private LetterOptions options;

  ListDeadLetters(BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (OpenQueues queues = OpenQueues.open(sqs.get(), stack.get(), options.queues())) {
      List<DeadLetter> letters = queues.all();
      if (display.isJson()) {
        display.json(letters.stream().map(DeadLetter::fields).toList());
      } else if (letters.isEmpty()) {
        display.line("No dead letters.");
      } else {
        display.table(
            List.of("queue", "id", "sent", "about", "reason"),
            letters.stream().map(this::row).toList());
      }
      return letters.isEmpty() ? ExitCode.FINE : ExitCode.CHANGES;
    }
  }

  private List<String> row(DeadLetter letter) {
    return List.of(
        letter.queue().toString(),
        letter.id().substring(0, SHORT_ID),
        Display.moment(letter.sent()),
        letter.about(),
        display.bad(letter.reason()));
  }
}
