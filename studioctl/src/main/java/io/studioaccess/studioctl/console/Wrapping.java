package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of a width. A line ends at a blank; only a longer word is broken. */
final class Wrapping {
  private Wrapping() {}

  /**
   * The lines, of which there is at least one.
   *
   * @param width in characters, at least 2
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int end = space > 0 ? space : breakOf(rest, width);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** Likewise, but what is between quotes is a command to copy, and stays whole. */
  static List<String> linesWithCommands(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      for (String part : piece.startsWith("\"") ? List.of(piece) : lines(piece, width)) {
        if (!line.isEmpty() && line.length() + 1 + part.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Words, and quoted commands with what sticks to their end, such as a full stop. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int begin = 0;
    boolean isQuoted = false;
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == '"') {
        isQuoted = at == begin && text.indexOf('"', at + 1) > 0;
      } else if (next == ' ' && !isQuoted) {
        pieces.add(text.substring(begin, at));
        begin = at + 1;
      }
    }
    pieces.add(text.substring(begin));
    return pieces.stream().filter(piece -> !piece.isEmpty()).toList();
  }

  /** Not within a character of two units. */
  private static int breakOf(String text, int width) {
    return Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
  }

  static int longestWord(String text) {
    int longest = 0;
    int begin = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || text.charAt(at) == ' ') {
        longest = Math.max(longest, at - begin);
        begin = at + 1;
      }
    }
    return longest;
  }
}
