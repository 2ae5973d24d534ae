package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.List;

/** A text of a table, in lines. What comes from outside is escaped, so that its width is known. */
record Cell(List<CharSequence> lines) {
  /** Longer text is cut. */
  private static final int MAX_LENGTH = 3_000;

  static Cell of(CharSequence content, int maxWidth) {
    return new Cell(
        Wrapping.lines(shown(content), maxWidth).stream()
            .map(line -> styled(content, line))
            .toList());
  }

  /** On one line, however long. */
  static Cell onOneLine(CharSequence content) {
    return new Cell(List.of(styled(content, shown(content))));
  }

  static String shown(CharSequence content) {
    String text = content.toString();
    return text.length() > MAX_LENGTH
        ? "%s… (%,d characters; --output json has all)"
            .formatted(PrintableText.escape(text.substring(0, MAX_LENGTH)), text.length())
        : PrintableText.escape(text);
  }

  private static CharSequence styled(CharSequence content, String line) {
    return content instanceof Styled styled ? new Styled(styled.style(), line) : line;
  }

  int width() {
    return lines.stream().mapToInt(CharSequence::length).max().orElse(0);
  }

  int height() {
    return lines.size();
  }

  CharSequence line(int n) {
    return n < lines.size() ? lines.get(n) : "";
  }
}
