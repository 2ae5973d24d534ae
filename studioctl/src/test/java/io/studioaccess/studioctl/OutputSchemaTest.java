package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class OutputSchemaTest {
  /** They print text alone. */
  private static final Set<String> WITHOUT_JSON = Set.of("help", "complete", "generate-completion");

  @Test
  void everyCommandHasADefinition() {
    Set<String> commands = new TreeSet<>();
    add("", Studioctl.COMMANDS.types(), commands);
    commands.removeAll(WITHOUT_JSON);

    assertThat(OutputSchema.commands()).containsExactlyElementsOf(commands);
  }

  private static void add(String parent, List<Class<?>> types, Set<String> commands) {
    for (Class<?> sub : types) {
      Command command = sub.getAnnotation(Command.class);
      String name = (parent + " " + command.name()).strip();
      if (command.subcommands().length == 0) {
        commands.add(name);
      } else {
        add(name, List.of(command.subcommands()), commands);
      }
    }
  }

  @Test
  void aFieldThatTheSchemaLacksOrMissesIsAnError() {
    List<String> command = List.of("dlq", "drop", "1f0c");
    OutputSchema.requireLegal(command, "{\"version\": 1, \"messageIds\": [\"1f0c2a9e\"]}");

    for (String other :
        List.of(
            "[\"1f0c2a9e\"]",
            "{\"messageIds\": []}",
            "{\"version\": 1, \"messageIds\": [7]}",
            "{\"version\": 1, \"messageIds\": [], \"more\": 1}")) {
      assertThatThrownBy(() -> OutputSchema.requireLegal(command, other))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("dlq drop is not as");
    }
  }
}
