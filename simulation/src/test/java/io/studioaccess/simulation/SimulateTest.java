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
          minutes=0    | minutes: expected a whole number from 1 to 87600, found '0'
          hours=long   | hours: expected a whole number from 1 to 87600, found 'long'
          hours=87601  | hours: expected a whole number from 1 to 87600, found '87601'
          histories=-1 | histories: expected a whole number from 1 to 87600, found '-1'
          seed=x       | seed: expected a whole number from 0 to 999999999999, found 'x'
          years=1      | years: unknown; expected one of hours, minutes, find, histories, first, seed, whole, digest
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
