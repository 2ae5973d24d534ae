package io.studioaccess.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Formats the results of {@link ThrottleBench}, one column for each. */
final class JoinsTable {
  private final List<JoinsResult> results;

  JoinsTable(List<JoinsResult> results) {
    this.results = List.copyOf(results);
  }

  String markdown() {
    return String.join(
            "\n",
            row("", result -> "%s, %d joins".formatted(result.name(), result.joins())),
            row("---", _ -> "---:"),
            row("function time, s", result -> seconds(result.functionTime())),
            row(
                "function time of a join, ms",
                result -> "%d".formatted(result.functionTime().toMillis() / result.joins())),
            row("processor time, start included, s", result -> seconds(result.cpuTime())),
            row("until the last profile was created, s", result -> seconds(result.profilesAfter())),
            row(
                "until the last grant was reported, s",
                result -> result.grantedAfter().map(JoinsTable::seconds).orElse("-")),
            row("users without a profile at the end", result -> Integer.toString(result.lost())),
            row("invocations", result -> Long.toString(result.invocations())),
            row("calls", result -> Long.toString(result.calls())),
            row("of them throttled", result -> Long.toString(result.throttledCalls())),
            row("messages sent to wait", result -> Long.toString(result.messagesSent())),
            row("messages returned after a failure", result -> Long.toString(result.failed())),
            row(
                "messages for which there was no time",
                result -> Long.toString(result.outOfTime())))
        + "\n";
  }

  private String row(String title, Function<JoinsResult, String> cell) {
    return results.stream()
        .map(cell)
        .collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
  }

  private static String seconds(Duration duration) {
    return "%.1f".formatted(duration.toMillis() / 1_000.0);
  }
}
