package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** A text behind its label, in lines that begin where the text does. */
record Paragraph(List<? extends CharSequence> label, CharSequence text) {
  /** A shorter line would be harder to read than one that the terminal breaks. */
  private static final int MIN_TEXT = 30;

  private static final int BRIEF = 2;

  /** All lines, each as the parts that {@link Console} writes. */
  List<List<CharSequence>> lines(int width) {
    return lines(width, Integer.MAX_VALUE);
  }

  /** At most two lines; the second ends with an ellipsis if there are more. */
  List<List<CharSequence>> firstLines(int width) {
    return lines(width, BRIEF);
  }

  private List<List<CharSequence>> lines(int width, int most) {
    int indent =
        label.stream().mapToInt(part -> PrintableText.escape(part.toString()).length()).sum();
    String escaped = PrintableText.escape(text.toString());
    // One character is left for the ellipsis.
    List<String> texts =
        Wrapping.linesWithCommands(escaped, Math.max(MIN_TEXT, width - indent - 1));
    List<List<CharSequence>> lines = new ArrayList<>();
    for (int n = 0; n < Math.min(texts.size(), most); n++) {
      boolean isCut = n == most - 1 && texts.size() > most;
      List<CharSequence> line = new ArrayList<>();
      if (n == 0) {
        line.addAll(label);
      } else {
        line.add(" ".repeat(indent));
      }
      line.add(styled(texts.get(n) + (isCut ? "…" : "")));
      lines.add(line);
    }
    return lines;
  }

  private CharSequence styled(String line) {
    return text instanceof Styled styled ? new Styled(styled.style(), line) : line;
  }
}
