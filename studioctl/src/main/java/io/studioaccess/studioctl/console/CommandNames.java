package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.Suggestions;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Suggests the commands and options that are like a mistyped one. */
final class CommandNames {
  private static final String ERROR = "Error: ";

  private CommandNames() {}

  /** What is wrong: picocli counts arguments, and begins some messages with "Error". */
  static String usageError(ParameterException thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof UnmatchedArgumentException unmatched
        && !thrown.getCommandLine().getSubcommands().isEmpty()) {
      return unmatched.getUnmatched().stream()
          .findFirst()
          .filter(typed -> !typed.startsWith("-"))
          .map("Unknown command '%s'"::formatted)
          .orElse(message);
    }
    return message.startsWith(ERROR) ? message.substring(ERROR.length()) : message;
  }

  /** As in {@link Suggestions}; empty if the error is not about a name. */
  static String meantBy(ParameterException thrown) {
    return thrown instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().stream()
            .findFirst()
            .map(typed -> like(typed, thrown.getCommandLine()))
            .filter(suggestion -> !suggestion.isEmpty())
            .map("."::concat)
            .orElse("")
        : "";
  }

  static String like(String typed, CommandLine command) {
    return typed.startsWith("-")
        ? Suggestions.of(typed.replaceFirst("=.*", ""), options(command))
        : Suggestions.of(typed, commands(command));
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::names)
        .flatMap(Stream::of)
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  private static List<String> commands(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(sub -> !sub.getValue().getCommandSpec().usageMessage().hidden())
        .map(sub -> sub.getKey())
        .toList();
  }
}
