package io.studioaccess.studioctl.quarantine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code quarantine} commands. */
@Command(
    name = "quarantine",
    description = "List, restore and delete the profiles of users in quarantine.",
    subcommands = {ListQuarantine.class, RestoreUser.class, DeleteProfile.class})
public final class QuarantineCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing subcommand: list, restore or delete.");
  }
}
