package io.studioaccess.studioctl;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/**
 * Makes only the subcommands that the arguments name. To read the annotations of all of them takes
 * half of the time of a start. The others keep their names, for suggestions; a call that names none
 * of them, such as {@code --help}, makes all.
 */
final class NeededCommands implements IFactory {

  private final IFactory factory;
  private final Set<Class<?>> notNeeded;

  /**
   * @param root whose annotation lists the subcommands
   */
  NeededCommands(Class<?> root, IFactory factory, String... args) {
    this.factory = factory;
    List<Class<?>> all = List.of(root.getAnnotation(Command.class).subcommands());
    Set<String> words = Set.copyOf(Arrays.asList(args));
    Set<Class<?>> needed =
        all.stream()
            .filter(command -> names(command).anyMatch(words::contains))
            .collect(Collectors.toSet());
    boolean allAreNeeded =
        needed.isEmpty()
            // It lists all commands.
            || needed.contains(AutoComplete.GenerateCompletion.class)
            // Arguments in a file may name others.
            || words.stream().anyMatch(word -> word.startsWith("@"));
    this.notNeeded =
        allAreNeeded
            ? Set.of()
            : all.stream()
                .filter(command -> !needed.contains(command))
                .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> names(Class<?> command) {
    Command annotation = command.getAnnotation(Command.class);
    return Stream.concat(Stream.of(annotation.name()), Arrays.stream(annotation.aliases()));
  }

  @Override
  @SuppressWarnings("unchecked") // Of a subcommand, picocli reads the annotations only.
  public <K> K create(Class<K> type) throws Exception {
    return notNeeded.contains(type) ? (K) new Absent() : factory.create(type);
  }

  /** Stands for a command that the arguments do not name. */
  @Command
  private static final class Absent {}
}
