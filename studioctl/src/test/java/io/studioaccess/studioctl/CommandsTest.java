package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.completion.GenerateCompletion;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.stack.ServerClock;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A start reads no more than it needs, and nobody notices. */
class CommandsTest {
  private static final StringWriter OUT = new StringWriter();
  private static final Console CONSOLE =
      new Console(
          new PrintWriter(OUT, true),
          new PrintWriter(OUT, true),
          new BufferedReader(Reader.nullReader()),
          false);
  private static final Beans BEANS =
      new Beans(CONSOLE, new ServerClock(Clock.systemUTC()), Sleeper.system());

  @AfterAll
  static void close() {
    BEANS.close();
  }

  private static CommandLine commandLine(String... args) {
    return Studioctl.COMMANDS.commandLine(BEANS, args);
  }

  /** All commands by what one types. */
  private static Map<String, CommandLine> all() {
    Map<String, CommandLine> all = new TreeMap<>();
    CommandLine root = commandLine();
    CONSOLE.serve(root);
    addSubcommands("", root, all);
    return all;
  }

  private static void addSubcommands(
      String parent, CommandLine command, Map<String, CommandLine> all) {
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              String path = (parent + " " + name).strip();
              all.put(path, sub);
              addSubcommands(path, sub, all);
            });
  }

  private static Stream<String> names() {
    return all().keySet().stream();
  }

  @Test
  void aCalledCommandIsReadAlone() {
    assertThat(commandLine("explain", "ana").getSubcommands()).containsOnlyKeys("explain");
  }

  @Test
  void theVersionNeedsNoCommand() {
    assertThat(commandLine("--version").getSubcommands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--help", "exlpain", "generate-completion", "--region eu-west-1 plan"})
  void allElseGetsAllCommands(String line) {
    assertThat(commandLine(line.split(" ")).getSubcommands())
        .containsKeys("doctor", "explain", "mapping", "generate-completion")
        .hasSameSizeAs(Studioctl.COMMANDS.types());
  }

  @ParameterizedTest
  @MethodSource("names")
  void theHelpWithoutBeansSaysTheSame(String name) {
    // Given
    String asUsual = all().get(name).getUsageMessage();
    OUT.getBuffer().setLength(0);

    // When
    boolean isAnswered =
        HelpRequest.answer(Studioctl.COMMANDS, CONSOLE, (name + " --help").split(" "));

    // Then
    assertThat(OUT.toString()).isEqualTo(isAnswered ? asUsual : "");
    assertThat(asUsual).contains("Usage: studioctl " + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "status", "doctor", "mapping", "mapping plan"})
  void mostHelpNeedsNoBeans(String name) {
    assertThat(HelpRequest.answer(Studioctl.COMMANDS, CONSOLE, (name + " --help").split(" ")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "explain",
        "explain ana --help",
        "nonsense --help",
        "--help",
        "--help explain"
      })
  void allElseIsNoRequestForHelpAlone(String line) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    assertThat(HelpRequest.answer(Studioctl.COMMANDS, CONSOLE, args)).isFalse();
  }

  @Test
  void completionKnowsTheOptionsWithoutAValue() throws Exception {
    String script =
        new String(
            GenerateCompletion.class.getResourceAsStream("names.bash").readAllBytes(),
            StandardCharsets.UTF_8);
    String listed =
        script.lines().filter(line -> line.endsWith("return 1 ;;")).collect(Collectors.joining());
    Set<String> known = new TreeSet<>(List.of(listed.strip().split("[ |)]+")));
    Set<String> flags = new TreeSet<>();
    List<CommandLine> commands = new ArrayList<>(all().values());
    commands.add(commandLine());
    commands.forEach(
        command ->
            command.getCommandSpec().options().stream()
                .filter(option -> option.arity().max() == 0)
                .forEach(option -> flags.addAll(List.of(option.names()))));

    assertThat(flags).contains("--wide", "-f");
    assertThat(known).containsAll(flags);
  }
}
