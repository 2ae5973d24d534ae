package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

class NeededCommandsTest {

  @Command(name = "one", description = "The first.")
  static final class One implements Runnable {
    @Override
    public void run() {}
  }

  @Command(name = "two", aliases = "deux")
  static final class Two implements Runnable {
    @Override
    public void run() {}
  }

  @Command(
      name = "root",
      mixinStandardHelpOptions = true,
      subcommands = {One.class, Two.class, AutoComplete.GenerateCompletion.class})
  static final class Root {}

  private final List<Class<?>> made = new ArrayList<>();

  private CommandLine commandLine(String... args) {
    IFactory recorder =
        new IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            made.add(type);
            return CommandLine.defaultFactory().create(type);
          }
        };
    return new CommandLine(Root.class, new NeededCommands(Root.class, recorder, args));
  }

  @Test
  void onlyTheNamedCommandIsMade() {
    int code = commandLine("one").execute("one");

    assertThat(code).isZero();
    assertThat(made).contains(One.class).doesNotContain(Two.class);
  }

  @Test
  void anAliasNamesACommand() {
    commandLine("deux");

    assertThat(made).contains(Two.class).doesNotContain(One.class);
  }

  @Test
  void theHelpOfAllListsAllWithTheirDescriptions() {
    assertThat(commandLine("--help").getUsageMessage()).contains("The first.", "two");
  }

  @Test
  void argumentsInAFileMayNameAny() {
    commandLine("one", "@file");

    assertThat(made).contains(One.class, Two.class);
  }

  @Test
  void theOthersKeepTheirNamesForSuggestions() {
    assertThat(commandLine("one").getSubcommands()).containsKeys("one", "two", "deux");
  }
}
