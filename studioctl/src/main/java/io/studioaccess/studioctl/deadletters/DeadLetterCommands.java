package io.studioaccess.studioctl.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code dlq} commands. */
@Command(
    name = "dlq",
    description = "List, inspect, redrive and delete the messages in the dead-letter queues.",
    subcommands = {
      ListDeadLetters.class,
      ShowDeadLetter.class,
      RedriveDeadLetters.class,
      DropDeadLetters.class
    })
public final class DeadLetterCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand: list, show, redrive or drop.");
  }
}
