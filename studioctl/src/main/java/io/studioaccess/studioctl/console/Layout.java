package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of text for people, each as the parts that {@link Console} writes. They have the
 * terminal's width, or that of 80 columns without one; with {@code --wide} they are not broken.
 */
final class Layout {
  private final Console console;
  private final GlobalOptions options;

  Layout(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
  }

  private int width() {
    return options.isWide() ? Integer.MAX_VALUE : console.width();
  }

  List<List<CharSequence>> of(Table table) {
    return options.isWide() ? table.wide() : table.fitted(console.width());
  }

  List<List<CharSequence>> of(Paragraph paragraph) {
    return paragraph.lines(width());
  }

  List<List<CharSequence>> firstLinesOf(Paragraph paragraph) {
    return paragraph.firstLines(width());
  }

  /**
   * The lines of what goes to standard error: on a terminal they begin where the first one does,
   * after its blanks and all parts but the last. Without one it stays on one line, as scripts and
   * logs expect.
   */
  List<List<CharSequence>> folded(List<CharSequence> parts) {
    int length = parts.stream().mapToInt(CharSequence::length).sum();
    if (!console.isTerminal() || length < TerminalWidth.LEAST || length < width()) {
      return List.of(parts);
    }
    CharSequence last = parts.getLast();
    int blanks = last.length() - last.toString().stripLeading().length();
    List<CharSequence> label = new ArrayList<>(parts.subList(0, parts.size() - 1));
    label.add(" ".repeat(blanks));
    return new Paragraph(label, last.subSequence(blanks, last.length())).linesOfWords(width());
  }
}
