package io.studioaccess.studioctl.deadletters;

import io.studioaccess.studioctl.console.CommandGroup;
import picocli.CommandLine.Command;

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
public final class DeadLetterCommands extends CommandGroup {}
