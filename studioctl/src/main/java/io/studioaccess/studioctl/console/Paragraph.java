package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

  /** All lines, where longer words than a line stay whole, so that they can be copied. */
  List<List<CharSequence>> linesOfWords(int width) {
    return lines(
        Wrapping.linesOfWords(PrintableText.escape(text.toString()), room(width)),
        Integer.MAX_VALUE);
  }

  private List<List<CharSequence>> lines(int width, int most) {
    List<String> texts =
        Wrapping.linesWithCommands(PrintableText.escape(text.toString()), room(width));
    return lines(isAlone(texts.getFirst(), width) ? below(texts) : texts, most);
  }

  /** Whether it is a command that does not fit behind the label. */
  private boolean isAlone(String first, int width) {
    return first.length() > room(width) && !String.join("", label).isBlank();
  }

  private static List<String> below(List<String> texts) {
    return Stream.concat(Stream.of(""), texts.stream()).toList();
  }

  private int indent() {
    return label.stream().mapToInt(part -> PrintableText.escape(part.toString()).length()).sum();
  }

  /** One character is left for the ellipsis. */
  private int room(int width) {
    return Math.max(MIN_TEXT, width - indent() - 1);
  }

  private List<List<CharSequence>> lines(List<String> texts, int most) {
    int indent = indent();
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
