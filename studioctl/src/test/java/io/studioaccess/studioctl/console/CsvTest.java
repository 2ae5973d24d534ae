package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String cell(String value) {
    return Csv.of(List.of("h"), List.of(List.of(value))).substring("h\r\n".length());
  }

  @Test
  void aRowIsALine() {
    assertThat(Csv.of(List.of("a", "b"), List.of(List.of("1", ""), List.of("x y", "2"))))
        .isEqualTo("a,b\r\n1,\r\nx y,2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"})
  void aCellIsNoFormula(String value) {
    assertThat(cell(value)).isEqualTo("'" + value);
  }

  /** A tab and a carriage return are shown as escapes, too. */
  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1"})
  void aCellThatBeginsWithAControlIsNoFormula(String value) {
    assertThat(cell(value)).startsWith("'\\").doesNotContain("\t", "\r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {"a,b|\"a,b\"", "say \"no\"|\"say \"\"no\"\"\"", "=a,b|\"'=a,b\""})
  void aCellWithACommaOrAQuoteIsQuoted(String value, String expected) {
    assertThat(cell(value)).isEqualTo(expected);
  }

  @Test
  void aCellHasOneLine() {
    assertThat(cell("two\nlines")).doesNotContain("\n");
  }
}
