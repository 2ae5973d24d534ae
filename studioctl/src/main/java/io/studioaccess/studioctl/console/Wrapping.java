package io.studioaccess.studioctl.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Text in lines of a width. A line ends at a blank; only a longer word is broken. */
final class Wrapping {
  private static final List<String> PROGRAMS = List.of("aws ", "studioctl ");

  /** Of a clause, and so of a command in it. */
  private static final String ENDS = ",;:.";

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

  /**
   * Likewise, but a command to copy stays whole: what is between quotes, and what begins with the
   * name of a program, up to the end of the clause.
   */
  static List<String> linesWithCommands(String text, int width) {
    return lines(
        text, width, piece -> piece.indexOf(' ') > 0 ? List.of(piece) : lines(piece, width));
  }

  /**
   * Likewise, but longer words stay whole, too: a terminal breaks them so that they can be copied.
   */
  static List<String> linesOfWords(String text, int width) {
    return lines(text, width, List::of);
  }

  private static List<String> lines(String text, int width, Function<String, List<String>> parts) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      for (String part : parts.apply(piece)) {
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

  /** Words, and commands with what sticks to their end, such as a full stop. */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = end(text, at);
      if (end > at) {
        pieces.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return pieces;
  }

  private static int end(String text, int begin) {
    if (text.charAt(begin) == '"' && text.indexOf('"', begin + 1) > 0) {
      return endOfWord(text, text.indexOf('"', begin + 1));
    }
    return PROGRAMS.stream().anyMatch(program -> begins(text, begin, program))
        ? endOfCommand(text, begin)
        : endOfWord(text, begin);
  }

  private static boolean begins(String text, int begin, String program) {
    int next = begin + program.length();
    return text.startsWith(program, begin)
        && next < text.length()
        && Character.isLowerCase(text.charAt(next));
  }

  private static int endOfWord(String text, int from) {
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }

  /** An argument in single quotes may have blanks. */
  private static int endOfCommand(String text, int begin) {
    int at = begin;
    while (at < text.length()) {
      char next = text.charAt(at);
      boolean isEnd =
          next == ' ' && (ENDS.indexOf(text.charAt(at - 1)) >= 0 || text.startsWith(" (", at));
      if (isEnd) {
        return at;
      }
      int quote = next == '\'' ? text.indexOf('\'', at + 1) : -1;
      at = Math.max(quote, at) + 1;
    }
    return at;
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
