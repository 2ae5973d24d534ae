package io.studioaccess.studioctl.sandbox;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code sandbox} commands. */
@Command(
    name = "sandbox",
    description = "Use a sandbox that \"make sandbox\" runs.",
    subcommands = {PrintEnvironment.class})
public final class SandboxCommands implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing subcommand: env.");
  }
}
