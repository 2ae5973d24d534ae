package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DisplayTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void resetColours() {
    System.clearProperty("picocli.ansi");
  }

  private Display display(boolean isTerminal, String typed, String... args) {
    GlobalOptions options = new GlobalOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return new Display(
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(typed)),
            isTerminal),
        options);
  }

  @Test
  void coloursAreForTerminalsAndKeepTablesAligned() {
    System.setProperty("picocli.ansi", "true");
    Display terminal = display(true, "");
    Display file = display(false, "");

    assertThat(terminal.success("fine")).isEqualTo("\u001b[32mfine\u001b[0m");
    assertThat(List.of(file.success("a"), file.error("b"), file.warning("c")))
        .containsExactly("a", "b", "c");
    terminal.table(
        List.of("name", "state"),
        List.of(List.of(terminal.error("ana"), "one"), List.of(terminal.success("mehmet"), "two")));
    assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .contains(" ana     one", " mehmet  two");
  }

  @Test
  void onlyYesConfirms() {
    display(true, "y").confirm("Do it?");
    display(false, "", "--yes").confirm("Do it?");
    assertThat(err.toString()).isEqualTo("Do it? [y/N] ");
    assertThatThrownBy(() -> display(true, "n").confirm("Do it?"))
        .isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> display(true, "").confirm("Do it?")).hasMessage("Cancelled.");
    assertThatThrownBy(() -> display(false, "y").confirm("Do it?")).hasMessageContaining("--yes");
  }

  @Test
  void shortProgressIsNotShown() {
    try (Progress progress = display(true, "").progress("Reading", 10)) {
      progress.step();
    }
    assertThat(err.toString()).isEmpty();
  }
}
