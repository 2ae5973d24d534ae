package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.sqs.SqsClient;

@Prototype
@Command(
    name = "list",
    description = {"List dead letters with their reasons.", "Exit code 2 if there are any."},
    footer = {
      "",
      "Examples:",
      "  studioctl dlq list",
      "  studioctl dlq list --queue deprovisioner"
    })
final class ListDeadLetters implements Callable<Integer>, CsvOutput {
  private static final int SHORT_ID = 8;

  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Mixin private QueueOption queueOption;

  ListDeadLetters(BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (ReceivedDeadLetters received =
        ReceivedDeadLetters.receive(sqs.get(), stack.get(), queueOption.queues())) {
      List<DeadLetter> letters = received.all();
      if (display.isJson()) {
        display.json("deadLetters", letters.stream().map(DeadLetter::fields).toList());
      } else {
        display.list(
            letters,
            new Listing<>(
                    List.of("queue", "id", "sent", "about", "reason"),
                    this::row,
                    List.of("queue", "messageId", "sent", "about", "reason", "body"),
                    DeadLetter::fields)
                .withNote(),
            "No dead letters.");
      }
      return letters.isEmpty() ? ExitCode.OK : ExitCode.CHANGES;
    }
  }

  private List<CharSequence> row(DeadLetter letter) {
    return List.of(
        letter.queue().toString(),
        letter.id().substring(0, SHORT_ID),
        Display.timestamp(letter.sent()),
        letter.about(),
        display.error(letter.reason()));
  }
}
