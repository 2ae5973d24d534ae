package io.studioaccess.studioctl;

import io.studioaccess.studioctl.completion.GenerateCompletion;
import io.studioaccess.studioctl.console.ShowHelp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * The commands below the root, in the order of the help.
 *
 * <p>picocli reads the annotations of each command that it is given, which takes longer than all
 * else of a start. So it gets the called one alone, unless the arguments begin with something else:
 * help, completion, and suggestions need all.
 */
record Commands(List<Class<?>> types) {
  private static final Set<String> VERSION = Set.of("-V", "--version");

  /** Commands that tell about the others. */
  private static final Set<Class<?>> ABOUT_ALL = Set.of(GenerateCompletion.class, ShowHelp.class);

  Commands {
    types = List.copyOf(types);
  }

  Commands(Class<?>... types) {
    this(List.of(types));
  }

  /** The command line with the commands that the arguments need. */
  CommandLine commandLine(IFactory factory, String... args) {
    CommandLine root = new CommandLine(Studioctl.class, factory);
    neededBy(args).forEach(type -> root.addSubcommand(new CommandLine(type, factory)));
    return root.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private List<Class<?>> neededBy(String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      return List.of();
    }
    return Stream.of(args)
        .findFirst()
        .flatMap(this::named)
        .<List<Class<?>>>map(List::of)
        .orElse(types);
  }

  private Optional<Class<?>> named(String name) {
    return types.stream()
        .filter(type -> !ABOUT_ALL.contains(type))
        .filter(type -> isNamed(type.getAnnotation(Command.class), name))
        .findFirst();
  }

  private static boolean isNamed(Command command, String name) {
    return command.name().equals(name) || Set.of(command.aliases()).contains(name);
  }
}
