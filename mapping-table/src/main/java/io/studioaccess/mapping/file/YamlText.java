package io.studioaccess.mapping.file;

import io.studioaccess.mapping.PrintableText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a text as a YAML scalar on one line, of visible characters only. YAML 1.1 and 1.2 read it
 * as the same text.
 */
final class YamlText {
  /** Begins with a letter, so it is no number, and has neither quotes nor indicators. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}/](?:[\\p{L}\\p{M}\\p{N}_./@+=-]|:(?! |$)| (?! |$))*");

  /** Not text by YAML 1.1 or 1.2, in any mix of capitals. */
  private static final Set<String> KEYWORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private YamlText() {}

  static String of(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && text.codePoints().allMatch(PrintableText::isVisible)
        && !KEYWORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
              } else if (PrintableText.isVisible(character)) {
                quoted.appendCodePoint(character);
              } else {
                quoted.append(PrintableText.escape(character));
              }
            });
    return quoted.append('"').toString();
  }
}
