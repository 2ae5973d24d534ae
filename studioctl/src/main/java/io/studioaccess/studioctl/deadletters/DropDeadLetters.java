package io.studioaccess.studioctl.deadletters;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Problem;
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

/** Deletes messages for good. */
@Prototype
@Command(
    name = "drop",
    description = {
      "Deletes dead letters for good: those that nothing can mend, once their users were seen to.",
      "With --save their bodies are kept in a file, a line each."
    },
    footer = {"", "Example:", "  studioctl dlq drop 1f0c2a9e --save dropped.jsonl"})
final class DropDeadLetters implements Callable<Integer> {
  private final BeanProvider<SqsClient> sqs;
  private final BeanProvider<Installation> stack;
  private final Display display;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Message ids, or how they begin")
  private List<String> ids = List.of();

  @Option(names = "--save", paramLabel = "FILE", description = "Append the bodies there first")
  private Optional<Path> save = Optional.empty();

  DropDeadLetters(BeanProvider<SqsClient> sqs, BeanProvider<Installation> stack, Display display) {
    this.sqs = sqs;
    this.stack = stack;
    this.display = display;
  }

  @Override
  public Integer call() {
    try (OpenQueues queues =
        OpenQueues.open(sqs.get(), stack.get(), List.of(FunctionQueue.values()))) {
      List<DeadLetter> letters = ids.stream().map(queues::find).distinct().toList();
      letters.forEach(letter -> display.note("%s: %s".formatted(letter.id(), letter.about())));
      display.confirm("Delete %s for good?".formatted(Count.of(letters.size(), "message")));
      for (DeadLetter letter : letters) {
        save.ifPresent(file -> append(file, letter.message().body()));
        queues.drop(letter);
      }
      if (display.isJson()) {
        display.json(letters.stream().map(DeadLetter::id).toList());
      } else {
        display.line(
            "%s deleted.".formatted(Count.of(letters.size(), "message is", "messages are")));
      }
      return ExitCode.FINE;
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
      throw new Problem(
          "%s cannot be written, so nothing more is deleted: %s".formatted(file, e.getMessage()),
          e);
    }
  }
}
