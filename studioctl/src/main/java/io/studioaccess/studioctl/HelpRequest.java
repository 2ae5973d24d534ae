package io.studioaccess.studioctl;

import io.studioaccess.studioctl.console.Console;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.InitializationException;

/**
 * A command followed by {@code --help} and nothing else: its help is printed without the beans that
 * picocli creates before it parses arguments.
 */
final class HelpRequest {
  private static final Set<String> HELP = Set.of("-h", "--help");

  private HelpRequest() {}

  /** Prints the help if that is what the arguments ask for. */
  static boolean answer(Commands commands, Console console, String... args) {
    Optional<CommandLine> command = command(commands, args);
    command.ifPresent(
        asked -> {
          console.serve(asked);
          console.showHelp(asked);
        });
    return command.isPresent();
  }

  private static Optional<CommandLine> command(Commands commands, String... args) {
    // The root's help is about all commands, some of which picocli creates to read them.
    if (args.length < 2 || !HELP.contains(args[args.length - 1])) {
      return Optional.empty();
    }
    try {
      Optional<CommandLine> command =
          Optional.of(commands.commandLine(CommandLine.defaultFactory(), args));
      for (String name : List.of(args).subList(0, args.length - 1)) {
        command = command.map(CommandLine::getSubcommands).map(below -> below.get(name));
      }
      return command;
    } catch (InitializationException e) {
      // A command that picocli must create to read it, because it shares options with others.
      return Optional.empty();
    }
  }
}
