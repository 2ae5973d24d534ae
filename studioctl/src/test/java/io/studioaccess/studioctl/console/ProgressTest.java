package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ProgressTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final Deque<Progress> open = new ArrayDeque<>();
  private final Console console = console(true);

  private Console console(boolean isTerminal) {
    return new Console(
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(err),
        new BufferedReader(Reader.nullReader()),
        isTerminal);
  }

  private Progress progress(String task) {
    return new Progress(console, task, 3, "", open, nanos::get);
  }

  private void passTwoSeconds() {
    nanos.addAndGet(Duration.ofSeconds(3).toNanos());
  }

  @Test
  void aBarAppearsAfterTwoSecondsAndEndsItsLine() {
    Progress quick = progress("Quick");
    quick.step();
    quick.close();
    assertThat(err.toString()).isEmpty();

    Progress slow = progress("Slow");
    passTwoSeconds();
    slow.step();
    slow.close();
    assertThat(err.toString()).startsWith("\rSlow").contains("1/3").endsWith("\n");
  }

  @Test
  void theTimeOfABarPassesWhileNoStepIsDone() {
    try (Progress _ = progress("Waiting")) {
      passTwoSeconds();

      await().until(() -> err.toString().split("\r", -1).length > 5);
    }
  }

  @Test
  void onlyTheInnermostBarIsShown() {
    try (Progress outer = progress("Outer");
        Progress inner = progress("Inner")) {
      passTwoSeconds();
      outer.step();
      inner.step();
      inner.close();
      assertThat(err.toString()).contains("Inner").doesNotContain("Outer");
    }
    assertThat(err.toString()).contains("Outer");
  }

  @Test
  void anInterruptionEndsTheLineOnceAndNothingIsDrawnAfterIt() {
    console.draw("Planning 1/3");
    console.stopDrawing();
    console.draw("Planning 2/3");
    console.beginLineAfterInterrupt();
    console.note("Interrupted.");

    assertThat(err.toString().lines()).containsExactly("", "Planning 1/3", "Interrupted.");
  }

  @Test
  void withoutATerminalOrWithJsonThereIsNoBar() {
    assertNoBar(console(false), "--output=table");
    assertNoBar(console(true), "--output=json");
  }

  private void assertNoBar(Console console, String output) {
    GlobalOptions options = new GlobalOptions();
    new CommandLine(new Root(options)).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(output);
    Progress progress = new Display(console, options).progress("Task", 1);
    assertThat(progress.isVisible()).as(output).isFalse();
  }

  @CommandLine.Command
  private record Root(@CommandLine.Mixin GlobalOptions options) {}
}
