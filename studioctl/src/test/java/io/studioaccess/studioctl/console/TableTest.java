package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the data: no line is wider than the terminal, no text is lost, and no id is broken. */
class TableTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/data-scientist";

  private static List<String> fitted(int width, Table table) {
    return text(table.fitted(width));
  }

  private static List<String> text(List<List<CharSequence>> lines) {
    return lines.stream().map(parts -> String.join("", parts)).toList();
  }

  @Test
  void aNarrowTableStaysATable() {
    Table table =
        new Table(List.of("user", "state"), List.of(List.of("ana", "GRANTED"), List.of("li", "")));

    assertThat(fitted(80, table)).containsExactly(" user  state", " ana   GRANTED", " li");
  }

  @Test
  void aLongTextWrapsInItsColumnBeforeTheTableIsStacked() {
    Table table =
        new Table(
            List.of("user", "role", "reason"),
            List.of(List.of("jane.doe@example.com", "role/studio/ml", "word ".repeat(16).strip())));

    assertThat(fitted(80, table))
        .hasSize(3)
        .first()
        .isEqualTo(" user                  role            reason");
  }

  @Test
  void aTableThatWouldBreakIdsIsStacked() {
    Table table =
        new Table(
            List.of("user", "domain", "role", "since", ""),
            List.of(
                List.of("ana", "d-abcdefghijkl", ROLE, "2026-11-28T09:00:00Z", ""),
                List.of("li", "d-abcdefghijkl", ROLE, "", "wins")));

    assertThat(fitted(80, table))
        .containsExactly(
            " user    ana",
            " domain  d-abcdefghijkl",
            " role    " + ROLE,
            " since   2026-11-28T09:00:00Z",
            "",
            " user    li",
            " domain  d-abcdefghijkl",
            " role    " + ROLE,
            "         wins");
  }

  @Test
  void aNoteStandsBelowItsRowAndIsCutAfterTwoLines() {
    Table table =
        new Table(
            List.of("user", "reason"),
            List.of(List.of("ana", "word ".repeat(60)), List.of("li", "")),
            true);

    List<String> lines = fitted(80, table);

    assertThat(lines).hasSize(5).last().isEqualTo(" li");
    assertThat(lines.get(2)).startsWith("     word");
    assertThat(lines.get(3)).endsWith("…");
    assertThat(text(table.wide())).first().isEqualTo(" user  reason");
  }

  @Test
  void wideHasOneLineForEachRow() {
    Table table = new Table(List.of("role"), List.of(List.of((ROLE + " ").repeat(9).strip())));

    assertThat(text(table.wide()))
        .hasSize(2)
        .last()
        .isEqualTo(" " + (ROLE + " ").repeat(9).strip());
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 132})
  void nothingIsWiderThanTheTerminalAndNothingIsLost(int width) {
    Random random = new Random(7);
    for (int n = 0; n < 400; n++) {
      int columns = 1 + random.nextInt(9);
      List<String> headers = IntStream.range(0, columns).mapToObj(i -> "column " + i).toList();
      List<List<String>> rows = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        rows.add(IntStream.range(0, columns).mapToObj(_ -> word(random)).toList());
      }

      List<String> lines = fitted(width, new Table(headers, rows));

      assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
      String shown = String.join("", lines).replace(" ", "");
      long letters =
          rows.stream()
              .flatMap(List::stream)
              .mapToLong(cell -> PrintableText.escape(cell).chars().filter(c -> c == 'q').count())
              .sum();
      assertThat(shown.chars().filter(c -> c == 'q').count()).isEqualTo(letters);
    }
  }

  private static String word(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "q".repeat(1 + random.nextInt(200));
      case 2 -> "q\u001b[2J\u202eq\r\nq" + "\u200b".repeat(random.nextInt(20));
      case 3 -> "qqq qq ".repeat(1 + random.nextInt(40));
      case 4 -> "q".repeat(59) + "\ud83d\ude00".repeat(5);
      default -> "qq@example.com";
    };
  }
}
