package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.SqsClient;

@Prototype
@Command(
    name = "show",
    description = "Show one dead letter in full.",
    footer = {"", "Example:", "  studioctl dlq show 1f0c2a9e"})
final class ShowDeadLetter implements Callable<Integer> {
  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Parameters(paramLabel = "ID", description = "Message id or unique prefix")
  private String id;

  ShowDeadLetter(BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (ReceivedDeadLetters received =
        ReceivedDeadLetters.receive(sqs.get(), stack.get(), List.of(FunctionQueue.values()))) {
      DeadLetter letter = received.find(id);
      if (display.isJson()) {
        display.json(letter.fields());
      } else {
        display.line("message  " + letter.id());
        display.line("queue    " + letter.queue());
        display.line("sent     " + letter.sent());
        display.line("about    " + letter.about());
        display.line("reason   ", display.error(letter.reason()));
        display.line("");
        display.lines(letter.body());
      }
      return ExitCode.OK;
    }
  }
}
