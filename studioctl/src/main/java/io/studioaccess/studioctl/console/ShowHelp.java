package io.studioaccess.studioctl.console;

import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Prototype
@Command(
    name = "help",
    helpCommand = true,
    description = "Show the help of a command.",
    footer = {"", "Examples:", "  studioctl help explain", "  studioctl help mapping plan"})
public final class ShowHelp implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command and its subcommand")
  private List<String> commands = List.of();

  @Spec private CommandSpec spec;

  ShowHelp(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine shown = spec.root().commandLine();
    for (String name : commands) {
      CommandLine next = shown.getSubcommands().get(name);
      if (next == null) {
        throw new ParameterException(
            shown, "Unknown command '%s'.%s".formatted(name, CommandNames.like(name, shown)));
      }
      shown = next;
    }
    console.showHelp(shown);
    return ExitCode.OK;
  }
}
