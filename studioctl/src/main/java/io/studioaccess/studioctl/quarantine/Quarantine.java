package io.studioaccess.studioctl.quarantine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about profiles in quarantine. */
@Command(
    name = "quarantine",
    description = "Who has left, and waits for the deletion of their profile.",
    subcommands = {ListQuarantine.class, RestoreUser.class, DeleteNow.class})
public final class Quarantine implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, restore or delete?");
  }
}
