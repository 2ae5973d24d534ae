package io.studioaccess.mapping.file;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** A text that is not YAML. */
final class SyntaxError {
  /** Constructs that may be unterminated. SnakeYAML detects the missing end on a later line. */
  private static final List<String> UNTERMINATED = List.of("flow", "quoted", "simple key");

  private SyntaxError() {}

  static Finding of(MarkedYAMLException e) {
    boolean unterminated =
        e.getContextMark() != null && UNTERMINATED.stream().anyMatch(e.getContext()::contains);
    Mark mark = unterminated ? e.getContextMark() : e.getProblemMark();
    String context = e.getContext() == null ? "" : e.getContext() + ": ";
    return Finding.error(
        mark == null ? Place.START : Place.of(mark),
        "invalid YAML: " + (context + e.getProblem()).strip());
  }
}
