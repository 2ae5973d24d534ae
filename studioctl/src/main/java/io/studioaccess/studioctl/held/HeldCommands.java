package io.studioaccess.studioctl.held;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code held} commands. */
@Command(
    name = "held",
    description = "List, release and reject held changes, which exceeded the hourly limit.",
    subcommands = {ListHeld.class, ReleaseHeld.class, RejectHeld.class})
public final class HeldCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand: list, release or reject.");
  }
}
