package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.lambda.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the functions' log lines, and passes each to the listener when it arrives. */
final class FunctionLog {

  private final List<LogLine> lines = new ArrayList<>();
  private final Consumer<LogLine> listener;

  FunctionLog(Consumer<LogLine> listener) {
    this.listener = listener;
  }

  void add(LogLine line) {
    synchronized (lines) {
      lines.add(line);
    }
    listener.accept(line);
  }

  List<LogLine> all() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  List<String> linesOf(String function) {
    return all().stream()
        .filter(line -> line.function().equals(function))
        .map(LogLine::text)
        .toList();
  }
}
