package io.studioaccess.studioctl.console;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;

/** Progress for tests of other packages. */
public final class ProgressUnderTest {
  private ProgressUnderTest() {}

  public static Progress invisible() {
    return new Progress(
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            new BufferedReader(Reader.nullReader()),
            false));
  }
}
