package io.studioaccess.studioctl.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about dead letters. */
@Command(
    name = "dlq",
    description =
        "Messages that could not be handled, from the dead-letter queues of all functions.",
    subcommands = {
      ListDeadLetters.class,
      ShowDeadLetter.class,
      RedriveDeadLetters.class,
      DropDeadLetters.class
    })
public final class DeadLetters implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, show, redrive or drop?");
  }
}
