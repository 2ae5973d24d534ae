package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
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
