package io.studioaccess.studioctl.held;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about changes that are held. */
@Command(
    name = "held",
    description = "Changes that wait for an administrator, because too many came within an hour.",
    subcommands = {ListHeld.class, ReleaseHeld.class, RejectHeld.class})
public final class Held implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "list, release or reject?");
  }
}
