package io.studioaccess.studioctl.completion;

import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The script of picocli for commands and options, and around it one for names of the stack. */
@Prototype
@Command(
    name = "generate-completion",
    description = {
      "Print the completion script for bash and zsh.",
      "It completes commands and options, and the names of users, groups and domains."
    },
    footer = {"", "Example:", "  source <(studioctl generate-completion)"})
public final class GenerateCompletion implements Callable<Integer> {
  private static final String NAMES = "names.bash";

  private final Display display;

  @Spec private CommandSpec spec;

  GenerateCompletion(Display display) {
    this.display = display;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    display.page(AutoComplete.bash(root.name(), root.commandLine()));
    display.page(names());
    return ExitCode.OK;
  }

  private static String names() {
    try (InputStream in =
        Objects.requireNonNull(GenerateCompletion.class.getResourceAsStream(NAMES), NAMES)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
