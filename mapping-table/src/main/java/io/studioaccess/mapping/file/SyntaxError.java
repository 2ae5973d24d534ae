package io.studioaccess.mapping.file;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is no YAML at all. */
final class SyntaxError {
  /** What was begun and not ended: SnakeYAML notices it a line later, at the earliest. */
  private static final List<String> NOT_ENDED = List.of("flow", "quoted", "simple key");

  private SyntaxError() {}

  static Finding of(MarkedYAMLException e) {
    boolean notEnded =
        e.getContextMark() != null && NOT_ENDED.stream().anyMatch(e.getContext()::contains);
    Mark mark = notEnded ? e.getContextMark() : e.getProblemMark();
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return Finding.error(
        mark == null ? Place.START : Place.of(mark),
        "no YAML: " + (context + e.getProblem()).strip());
  }
}
