package io.studioaccess.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... args) {
    return Simulate.run(args, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minutes=0    | minutes: expected a whole number, at least 1, found '0'
          hours=long   | hours: expected a whole number, at least 1, found 'long'
          histories=-1 | histories: expected a whole number, at least 1, found '-1'
          seed=x       | seed: expected a whole number, zero or more, found 'x'
          years=1      | years: unknown; expected one of hours, minutes, histories, first, seed, whole, digest
          """)
  void namesAWrongArgument(String argument, String message) {
    assertThat(run(argument)).isEqualTo(2);
    assertThat(output().strip()).isEqualTo(message);
  }

  @Test
  void printsWhatWasSimulated() {
    assertThat(run("first=1", "histories=5")).isZero();
    assertThat(output()).startsWith("5 histories, ").contains(" simulated years, ", " faults");
  }

  @Test
  void tellsAWholeHistory() {
    assertThat(run("whole=1")).isZero();
    assertThat(output()).contains("SETTING", "CHANGE 0", "REST", "Ledger.acquire user#");
  }
}
