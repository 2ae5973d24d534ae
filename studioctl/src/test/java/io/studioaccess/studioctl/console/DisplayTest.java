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
  void forgetColours() {
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
  void coloursAreForTerminalsAndDoNotDisturbATable() {
    System.setProperty("picocli.ansi", "true");
    Display onATerminal = display(true, "");
    Display inAFile = display(false, "");

    assertThat(onATerminal.good("fine")).isEqualTo("\u001b[32mfine\u001b[0m");
    assertThat(List.of(inAFile.good("a"), inAFile.bad("b"), inAFile.doubtful("c")))
        .containsExactly("a", "b", "c");
    onATerminal.table(
        List.of("name", "state"),
        List.of(
            List.of(onATerminal.bad("ana"), "one"), List.of(onATerminal.good("mehmet"), "two")));
    assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .contains(" ana     one", " mehmet  two");
  }

  @Test
  void onlyAYesIsAYes() {
    display(true, "y").confirm("Do it?");
    display(false, "", "--yes").confirm("Do it?");
    assertThat(err.toString()).isEqualTo("Do it? [y/N] ");
    assertThatThrownBy(() -> display(true, "n").confirm("Do it?")).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> display(true, "").confirm("Do it?")).hasMessage("Nothing was done.");
    assertThatThrownBy(() -> display(false, "y").confirm("Do it?")).hasMessageContaining("--yes");
  }

  @Test
  void progressIsShownWhereSomebodySitsAndOnlyIfItTakesLong() {
    try (Progress progress = display(true, "").progress("Looking", 10)) {
      progress.step();
    }
    assertThat(err.toString()).isEmpty();
  }
}
