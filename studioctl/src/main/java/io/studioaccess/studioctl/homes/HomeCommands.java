package io.studioaccess.studioctl.homes;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code homes} commands. */
@Command(
    name = "homes",
    description = "List the home directories that stay after their profiles were deleted.",
    subcommands = ListHomes.class)
public final class HomeCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: list.");
  }
}
