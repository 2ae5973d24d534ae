package io.studioaccess.studioctl.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of the terminal, in characters. Java has no call for it; POSIX has {@code stty}. */
final class TerminalWidth {
  /** Of what is no terminal, so that a pipe or a file gets the same text everywhere. */
  static final int STANDARD = 80;

  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\s*\\d+ (\\d{1,4})\\s*");

  /** A narrower terminal is no place for records. */
  static final int LEAST = 40;

  private TerminalWidth() {}

  /** Costs a process of some milliseconds. */
  static int measure() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return STANDARD;
      }
      return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return STANDARD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return STANDARD;
    }
  }

  /**
   * @param size the rows and columns; 0 columns if the terminal does not know
   */
  static int read(String size) {
    Matcher matcher = ROWS_AND_COLUMNS.matcher(size);
    int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return columns == 0 ? STANDARD : Math.max(LEAST, columns);
  }
}
