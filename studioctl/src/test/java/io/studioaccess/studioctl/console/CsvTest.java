package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void aTableIsOneTextWhoseLastLineFeedFollows() {
    assertThat(Csv.of(List.of("a", "b"), List.of(List.of("1", ""), List.of("x y", "2"))))
        .isEqualTo("a,b\r\n1,\r\nx y,2\r");
  }

  @Test
  void aCellHasOneLine() {
    assertThat(Csv.of(List.of("a"), List.of(List.of("two\nlines")))).hasLineCount(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "with, comma",
        "with; semicolon",
        "with \"quotes\"",
        " blanks ",
        "=HYPERLINK(\"http://example.com\")",
        "+1",
        "-1",
        "@SUM(1)",
        "'=quoted",
        "x;=cmd|' /C calc'!A0;y",
        ";'=1",
        "a;'b",
        "'",
        "Żółć"
      })
  void aCellIsReadAsItWasWritten(String value) {
    String text = Csv.line(List.of("first", value)) + Csv.line(List.of(value, "last"));

    assertThat(Csv.read(text))
        .extracting(Csv.Line::cells)
        .containsExactly(List.of("first", value), List.of(value, "last"));
  }

  @Test
  void noCellIsAFormulaWhereSemicolonsSeparate() {
    assertThat(Csv.line(List.of("a", "x;=1+1;+1;-1;@A1;y"))).doesNotContainPattern(";[=+\\-@]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"})
  void noCellIsAFormula(String value) {
    assertThat(Csv.line(List.of(value)))
        .satisfies(
            line -> assertThat(line.replace("\"", "")).doesNotContainPattern("^[=+@\\t\\r-]"));
  }

  @Test
  void aLineKnowsWhereItBegins() {
    String text = "a,b\r\n\"two\nlines\",x\r\n\r\nlast,y";

    assertThat(Csv.read(text)).extracting(Csv.Line::line).containsExactly(1, 2, 5);
  }

  @Test
  void readsWhatSpreadsheetsOfOtherCountriesSave() {
    assertThat(Csv.read("\ufeffa;b\n1;\"2;3\"\n"))
        .extracting(Csv.Line::cells)
        .containsExactly(List.of("a", "b"), List.of("1", "2;3"));
  }

  @Test
  void namesTheLineOfAQuoteWithoutAnEnd() {
    assertThatThrownBy(() -> Csv.read("a,b\n\"open,c\n"))
        .isInstanceOfSatisfying(Csv.UnfinishedQuote.class, e -> assertThat(e.line()).isEqualTo(2));
  }
}
