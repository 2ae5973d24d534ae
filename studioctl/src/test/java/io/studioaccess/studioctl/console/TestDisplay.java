package io.studioaccess.studioctl.console;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import picocli.CommandLine;

/** A display without a terminal, whose output can be read. */
public final class TestDisplay {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Display display;

  /**
   * @param args global options
   */
  public TestDisplay(String... args) {
    GlobalOptions options = new GlobalOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    display =
        new Display(
            new Console(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader("")),
                false),
            options);
  }

  public Display display() {
    return display;
  }

  public String out() {
    return out.toString();
  }

  public String err() {
    return err.toString();
  }
}
