package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints a rehearsal's log, in lines of at most 100 characters, and collects its findings. */
@SuppressWarnings("AnnotateFormatMethod") // The annotation's library is not a dependency.
final class Findings {

  private static final int WIDTH = 100;
  private static final String INDENT = "     ";

  private final PrintStream out;
  private final List<String> all = new ArrayList<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private String part = "";

  Findings(PrintStream out) {
    this.out = out;
  }

  List<String> all() {
    return List.copyOf(all);
  }

  void title(String title) {
    if (!title.equals("Summary")) {
      part = title;
      counts.put(title, 0);
    }
    out.println();
    out.println(title);
  }

  /** A result as expected. */
  void line(String format, Object... values) {
    print("  ok  ", format.formatted(values));
  }

  void note(String format, Object... values) {
    print("      ", format.formatted(values));
  }

  /** Something that would fail, or be other than documented, in AWS. */
  void add(String finding) {
    all.add(finding);
    counts.merge(part, 1, Integer::sum);
    print("  !!  ", finding);
  }

  /** A finding unless the list is empty; otherwise the line. */
  void check(List<String> findings, String format, Object... values) {
    if (findings.isEmpty()) {
      line(format, values);
    } else {
      findings.forEach(this::add);
    }
  }

  /** A line for each part of the log, and the number of findings. */
  void summary() {
    title("Summary");
    counts.forEach(
        (title, count) -> print("      ", "%-70s %s".formatted(title, count == 0 ? "ok" : count)));
    out.println();
    out.println(
        all.isEmpty()
            ? "No findings."
            : "%d %s, marked with !! above."
                .formatted(all.size(), all.size() == 1 ? "finding" : "findings"));
  }

  private void print(String mark, String text) {
    var line = new StringBuilder(mark);
    int words = 0;
    for (String word : text.split(" ", -1)) {
      if (words > 0 && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line.setLength(0);
        line.append(INDENT).append(' ');
        words = 0;
      }
      if (words++ > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    out.println(line.toString().stripTrailing());
  }
}
