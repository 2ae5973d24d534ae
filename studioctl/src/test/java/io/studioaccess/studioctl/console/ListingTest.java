package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListingTest {
  private record Row(String user, int priority, String due) {}

  private static final Listing<Row> LISTING =
      new Listing<>(
          List.of("user", "priority", "deletion due"),
          row -> List.of(row.user(), Integer.toString(row.priority()), row.due()),
          List.of("userName", "priority", "due", "groups"),
          row ->
              Map.of(
                  "userName",
                  row.user(),
                  "priority",
                  row.priority(),
                  "due",
                  row.due(),
                  "groups",
                  List.of("a", "b")));

  private static final List<Row> ROWS =
      List.of(
          new Row("li", 100, ""), new Row("Ana", 20, "2026-12-01"), new Row("bo", 3, "2026-11"));

  private static List<String> users(String sort) {
    return LISTING.sorted(ROWS, sort).stream().map(Row::user).toList();
  }

  private static String output(List<Row> rows, String... args) {
    StringWriter out = new StringWriter();
    GlobalOptions options = new GlobalOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    new Display(
            new Console(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                new BufferedReader(new StringReader("")),
                false),
            options)
        .list(rows, LISTING, "Nobody.");
    return out.toString();
  }

  @Test
  void numbersSortByValueTextWithoutCaseAndNothingLast() {
    assertThat(users("user")).containsExactly("Ana", "bo", "li");
    assertThat(users("PRIORITY")).containsExactly("bo", "Ana", "li");
    assertThat(users("priority:desc")).containsExactly("li", "Ana", "bo");
    assertThat(users("deletion due")).containsExactly("bo", "Ana", "li");
    assertThat(users("due:desc")).containsExactly("Ana", "bo", "li");
  }

  @Test
  void timesSortByValueWhateverTheirPrecision() {
    List<String> times =
        List.of(
            "2026-12-05T08:00:00.500Z",
            "2026-12-05T08:00:00Z",
            "2026-12-05T08:00:00.250000Z",
            "2026-12-05T08:00:00X",
            "7");

    assertThat(times.stream().sorted(SortOrder.NATURAL))
        .containsExactly(
            "7",
            "2026-12-05T08:00:00Z",
            "2026-12-05T08:00:00.250000Z",
            "2026-12-05T08:00:00.500Z",
            "2026-12-05T08:00:00X");
  }

  @Test
  void aHeaderInOtherWordsSortsByTheValueOfItsColumn() {
    Instant now = Instant.parse("2026-11-28T08:00:00Z");
    Listing<Instant> listing =
        new Listing<Instant>(
                List.of("in"),
                due -> List.of(Due.fromNow(due, now)),
                List.of("due"),
                due -> Map.of("due", due.toString()))
            .sorting("in", "due");
    List<Instant> dues =
        Stream.of("P10D", "P2D", "PT5H", "-P1D", "-P3D")
            .map(it -> now.plus(Duration.parse(it)))
            .toList();

    assertThat(listing.sorted(dues, "in").stream().map(due -> Due.fromNow(due, now)))
        .containsExactly(
            "overdue by 3 d 0 h", "overdue by 1 d 0 h", "5 h 0 min", "2 d 0 h", "10 d 0 h");
    assertThat(listing.sorted(dues, "in:desc").getFirst()).isEqualTo(now.plus(Duration.ofDays(10)));
  }

  @Test
  void anUnknownColumnIsNamedWithTheOthers() {
    assertThatThrownBy(() -> LISTING.sorted(ROWS, "pririty"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no column 'pririty'. Did you mean 'priority'?")
        .hasMessageContaining("user, priority, deletion due")
        .hasMessageContaining("userName, priority, due, groups");
  }

  @Test
  void csvHasTheHeadersEvenWithoutRows() {
    assertThat(output(List.of(), "--output", "csv").strip())
        .isEqualTo("userName,priority,due,groups");
    assertThat(output(ROWS, "--output", "csv", "--sort", "user").lines())
        .contains("Ana,20,2026-12-01,\"a;b\"");
    assertThat(output(List.of())).isEqualTo("Nobody.\n");
  }
}
