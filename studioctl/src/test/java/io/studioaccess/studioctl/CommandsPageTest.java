package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Sleeper;
import io.studioaccess.studioctl.stack.ServerClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/reference/studioctl-commands.md} shows the commands that exist. {@code
 * -Dcommands.update=true} writes it.
 */
class CommandsPageTest {
  private static final Path PAGE =
      TestRepository.root().resolve("docs/reference/studioctl-commands.md");

  @Test
  void showsEveryCommandAndOption() throws IOException {
    // Given
    String page;
    try (Beans beans =
        new Beans(Console.ofProcess(), new ServerClock(Clock.systemUTC()), Sleeper.system())) {
      page = CommandsPage.of(Studioctl.COMMANDS.commandLine(beans));
    }

    // When
    if (Boolean.getBoolean("commands.update")) {
      Files.writeString(PAGE, page);
    }

    // Then
    assertThat(page).contains("\n## explain\n", "\n## mapping apply\n");
    assertThat(Files.readString(PAGE))
        .as("run this test with -Dcommands.update=true")
        .isEqualTo(page);
  }
}
