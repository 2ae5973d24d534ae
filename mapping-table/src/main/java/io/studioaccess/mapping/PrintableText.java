package io.studioaccess.mapping;

import java.util.stream.IntStream;

/**
 * Shows text from outside as it is: characters that a terminal obeys, that change the order of
 * other characters, or that nobody can see, become visible escapes such as <code>&#92;u202e</code>.
 *
 * <p>The escapes are those of a double-quoted YAML text. A backslash stays as it is.
 */
public final class PrintableText {
  private static final int LAST_OF_BMP = 0xFFFF;

  private PrintableText() {}

  /** The text on one line, of visible characters and plain spaces only. */
  public static String escape(String text) {
    if (text.codePoints().allMatch(PrintableText::isVisible)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (isVisible(character)) {
                escaped.appendCodePoint(character);
              } else {
                escaped.append(escape(character));
              }
            });
    return escaped.toString();
  }

  /**
   * The same JSON value with visible characters only. Others can occur within its texts alone,
   * where JSON has an escape for each.
   */
  public static String escapeJson(String json) {
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || character == '\r' || isVisible(character)) {
                escaped.appendCodePoint(character);
              } else {
                for (char unit : Character.toChars(character)) {
                  escaped.append("\\u%04x".formatted((int) unit));
                }
              }
            });
    return escaped.toString();
  }

  /** The character as an escape. */
  public static String escape(int character) {
    return switch (character) {
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> (character > LAST_OF_BMP ? "\\U%08x" : "\\u%04x").formatted(character);
    };
  }

  /**
   * Whether a person sees the character, and sees it where it is. False for controls (C0, DEL, C1),
   * format characters (bidirectional controls, zero-width characters, tags), line and paragraph
   * separators, every space but U+0020, and characters that have no meaning or none in common.
   */
  public static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> !isIgnorable(character);
    };
  }

  /** Letters and marks without a shape: Unicode's property Default_Ignorable_Code_Point. */
  private static boolean isIgnorable(int character) {
    return IntStream.of(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0)
            .anyMatch(shapeless -> shapeless == character)
        || isBetween(character, 0x180B, 0x180F)
        || isBetween(character, 0xFE00, 0xFE0F)
        || isBetween(character, 0xE0100, 0xE01EF);
  }

  private static boolean isBetween(int character, int first, int last) {
    return character >= first && character <= last;
  }
}
