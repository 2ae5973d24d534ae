package io.studioaccess.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Terminal terminal(int columns, boolean colour) {
    return new Terminal(
        new PrintStream(written, true, StandardCharsets.UTF_8), columns, colour, false);
  }

  private String output() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLongLineIsBrokenBetweenWordsAndIndented() {
    terminal(60, false).line("calls", "PutItem ×2, ".repeat(12).strip());

    assertThat(output().lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    assertThat(output().lines().skip(1)).allSatisfy(line -> assertThat(line).startsWith("      "));
  }

  @Test
  void coloursAreOnlyWrittenWhereTheyAreSeen() {
    terminal(80, false).good("yes");
    assertThat(output()).isEqualTo("yes\n");

    terminal(80, true).good("yes");
    assertThat(output()).contains("\033[32myes\033[0m");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "35, 35 s", "470, 7 min 50 s", "172815, 2 days 15 s", "86400, 1 day"})
  void aDurationIsWrittenInPeoplesUnits(long seconds, String text) {
    assertThat(Terminal.text(Duration.ofSeconds(seconds))).isEqualTo(text);
  }
}
