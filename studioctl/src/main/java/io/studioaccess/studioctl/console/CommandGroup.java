package io.studioaccess.studioctl.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that only has subcommands. Alone it shows its help, on standard error and with {@link
 * ExitCode#USAGE}: a script that forgot the subcommand fails.
 */
public abstract class CommandGroup implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public final void run() {
    throw new MissingCommandException(spec.commandLine());
  }
}
