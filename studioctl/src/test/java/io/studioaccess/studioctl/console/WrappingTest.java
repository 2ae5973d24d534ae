package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappingTest {
  @Test
  void aWordIsBrokenOnlyIfItIsLongerThanALine() {
    assertThat(Wrapping.lines("one two three", 7)).containsExactly("one two", "three");
    assertThat(Wrapping.lines("abcdefgh", 3)).containsExactly("abc", "def", "gh");
    assertThat(Wrapping.lines("", 3)).containsExactly("");
    assertThat(Wrapping.lines("aa\ud83d\ude00", 3)).containsExactly("aa", "\ud83d\ude00");
  }

  @Test
  void aCommandInQuotesStaysWhole() {
    assertThat(
            Wrapping.linesWithCommands(
                "Run \"studioctl sweep --user ana\", and then \"doctor\" again.", 20))
        .containsExactly("Run", "\"studioctl sweep --user ana\",", "and then \"doctor\"", "again.");
    assertThat(Wrapping.linesWithCommands("a quote \" alone", 80))
        .containsExactly("a quote \" alone");
    assertThat(Wrapping.linesWithCommands("", 80)).containsExactly("");
  }

  @Test
  void aCommandWithoutQuotesStaysWholeToTheEndOfItsClause() {
    assertThat(
            Wrapping.linesWithCommands(
                "while no app runs: aws iam update-assume-role-policy --role-name r"
                    + " --policy-document '{\"a\": [1, 2]}' (this replaces it); or run studioctl"
                    + " sweep --full, then wait",
                30))
        .containsExactly(
            "while no app runs:",
            "aws iam update-assume-role-policy --role-name r --policy-document '{\"a\": [1, 2]}'",
            "(this replaces it); or run",
            "studioctl sweep --full, then",
            "wait");
    assertThat(Wrapping.linesWithCommands("it's Studioctl or aws S3", 12))
        .containsExactly("it's", "Studioctl or", "aws S3");
  }

  @Test
  void aParagraphBeginsWhereItsTextDoes() {
    Paragraph paragraph = new Paragraph(List.of("  why  "), "word ".repeat(40).strip());

    assertThat(paragraph.lines(40)).hasSizeGreaterThan(5).allSatisfy(line -> fits(line, 40));
    assertThat(String.join("", paragraph.lines(40).get(1))).startsWith("       word");
    assertThat(paragraph.firstLines(40)).hasSize(2).allSatisfy(line -> fits(line, 40));
    assertThat(String.join("", paragraph.firstLines(40).get(1))).endsWith("…");
  }

  @Test
  void aCommandThatDoesNotFitBehindItsLabelHasALineOfItsOwn() {
    Paragraph fix =
        new Paragraph(
            List.of("  fix: "),
            "aws events enable-rule --region eu-west-1 --name " + "n".repeat(40));

    assertThat(fix.lines(60).stream().map(line -> String.join("", line)))
        .containsExactly("  fix: ", " ".repeat(7) + fix.text());
    assertThat(fix.lines(120)).hasSize(1);
  }

  private static void fits(List<CharSequence> line, int width) {
    assertThat(String.join("", line).length()).isLessThanOrEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({"24 132, 132", "24 20, 40", "0 0, 80", "'', 80", "no terminal, 80"})
  void theTerminalsWidthIsReadFromStty(String size, int width) {
    assertThat(TerminalWidth.read(size)).isEqualTo(width);
  }
}
