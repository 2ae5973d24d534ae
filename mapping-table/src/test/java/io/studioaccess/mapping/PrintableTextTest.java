package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrintableTextTest {

  @Test
  void controlsAndInvisibleCharactersAreEscaped() {
    assertThat(PrintableText.escape("a\u001b[2Jb\u009b\u007f\n\r\t\u202e\u2066\u200b\ufeff\u00a0"))
        .isEqualTo("a\\u001b[2Jb\\u009b\\u007f\\n\\r\\t\\u202e\\u2066\\u200b\\ufeff\\u00a0");
    assertThat(PrintableText.escape("\udb40\udc41 \ud800")).isEqualTo("\\U000e0041 \\ud800");
  }

  @Test
  void visibleTextStaysAsItIs() {
    String text =
        "J\u00fcrgen \u65e5\u672c\u8a9e e\u0301 \ud83d\ude00 'a' \"b\" \\ \u05d0\u0627 \u2192"
            + " \u2713";

    assertThat(PrintableText.escape(text)).isSameAs(text);
  }

  @Test
  void noControlOrFormatCharacterIsVisible() {
    assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(PrintableText::isVisible))
        .noneMatch(Character::isISOControl)
        .noneMatch(Character::isIdentifierIgnorable)
        .noneMatch(c -> c != ' ' && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }
}
