package io.studioaccess.studioctl.console;

import picocli.CommandLine.Help.Ansi;

/**
 * A text with a style. Only {@link Console} writes the style, and on a terminal only: a text never
 * contains escape sequences.
 */
public record Styled(Style style, String text) implements CharSequence {

  /** How a text looks on a terminal. */
  enum Style {
    SUCCESS(Ansi.Style.fg_green),
    WARNING(Ansi.Style.fg_yellow),
    ERROR(Ansi.Style.fg_red),
    BOLD(Ansi.Style.bold);

    private final Ansi.Style ansi;

    Style(Ansi.Style ansi) {
      this.ansi = ansi;
    }
  }

  String on() {
    return style.ansi.on();
  }

  static String off() {
    return Ansi.Style.reset.on();
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new Styled(style, text.substring(start, end));
  }

  /** Without the style. */
  @Override
  public String toString() {
    return text;
  }
}
