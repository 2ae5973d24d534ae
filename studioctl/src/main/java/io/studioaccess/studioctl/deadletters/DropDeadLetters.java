package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.SqsClient;

@Prototype
@Command(
    name = "drop",
    description = {
      "Delete dead letters permanently. First make sure that the users concerned are in order.",
      "--save keeps their bodies in a file, one per line."
    },
    footer = {"", "Example:", "  studioctl dlq drop 1f0c2a9e --save dropped.jsonl"})
final class DropDeadLetters implements Callable<Integer> {
  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Message ids or unique prefixes")
  private List<String> ids = List.of();

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Append the bodies to this file first")
  private Optional<Path> save = Optional.empty();

  DropDeadLetters(BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (ReceivedDeadLetters received =
        ReceivedDeadLetters.receive(sqs.get(), stack.get(), List.of(FunctionQueue.values()))) {
      List<DeadLetter> letters = ids.stream().map(received::find).distinct().toList();
      letters.forEach(letter -> display.note("%s: %s".formatted(letter.id(), letter.about())));
      display.confirm("Delete %s permanently?".formatted(Quantity.of(letters.size(), "message")));
      for (DeadLetter letter : letters) {
        save.ifPresent(file -> append(file, letter.message().body()));
        received.drop(letter);
      }
      if (display.isJson()) {
        display.json("messageIds", letters.stream().map(DeadLetter::id).toList());
      } else {
        display.line("%s deleted.".formatted(Quantity.of(letters.size(), "message")));
      }
      return ExitCode.OK;
    }
  }

  private static void append(Path file, String body) {
    try {
      Files.writeString(
          file,
          body.replaceAll("\\R", " ") + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write %s: %s. The remaining messages were not deleted."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
