package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The streams of a command: results on the output, and progress, questions, notes and errors on the
 * error stream.
 *
 * <p>All text for people passes through this class, which shows what comes from outside as it is:
 * {@link PrintableText} escapes everything that a terminal would obey or nobody would see. No
 * command gets the streams themselves.
 */
public final class Console {
  private final PrintWriter out;
  private final PrintWriter err;
  private final BufferedReader in;
  private final boolean isTerminal;
  private final IntSupplier width;
  private boolean drawn;
  private boolean stopped;
  private boolean isLineEnded;

  /**
   * @param isTerminal whether a person is present to see progress and answer questions
   */
  public Console(PrintWriter out, PrintWriter err, BufferedReader in, boolean isTerminal) {
    this(out, err, in, isTerminal, () -> TerminalWidth.STANDARD);
  }

  private Console(
      PrintWriter out, PrintWriter err, BufferedReader in, boolean isTerminal, IntSupplier width) {
    this.out = out;
    this.err = err;
    this.in = in;
    this.isTerminal = isTerminal;
    this.width = width;
  }

  /** The process's streams. Ctrl-C leaves no half line behind. */
  public static Console ofProcess() {
    Console console =
        new Console(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent(),
            TerminalWidth::measure);
    Runtime.getRuntime().addShutdownHook(new Thread(console::stopDrawing, "end-progress"));
    return console;
  }

  public BufferedReader in() {
    return in;
  }

  public boolean isTerminal() {
    return isTerminal;
  }

  /** Writes what would be output to the error stream, too. */
  Console onErrorStream() {
    return new Console(err, err, in, isTerminal, width);
  }

  /** For a line, in characters: the terminal's, or 80 without a terminal. */
  int width() {
    return isTerminal ? width.getAsInt() : TerminalWidth.STANDARD;
  }

  /** Whether nobody reads the output any more, as after {@code | head}. */
  boolean isOutputClosed() {
    return out.checkError();
  }

  /**
   * Lets picocli write usage help and the completion script, which contain nothing from outside.
   */
  public void serve(CommandLine commandLine) {
    commandLine.setOut(out).setErr(err).setHelpFactory(ShortHelp::new);
  }

  /** Writes the help of a command that was asked for it. */
  public void showHelp(CommandLine command) {
    document(command.getUsageMessage().stripTrailing());
  }

  /** Writes the help of a command that was called without a subcommand. */
  void help(CommandLine command) {
    err.println(command.getUsageMessage().stripTrailing());
  }

  /** Writes one line of output, whatever the parts contain. */
  void line(List<? extends CharSequence> parts) {
    out.println(printable(parts));
  }

  /** Writes one line to the error stream, whatever the parts contain. */
  void note(List<? extends CharSequence> parts) {
    err.println(printable(parts));
  }

  void note(String text) {
    note(List.of(text));
  }

  /** Writes a question, after which the answer is typed. */
  void ask(String question) {
    err.print(PrintableText.escape(question) + " ");
    err.flush();
  }

  /**
   * Writes a JSON value or a page as it is.
   *
   * @param document safe by its own format
   */
  void document(String document) {
    out.println(document);
  }

  /** Draws over the current line, until {@link #stopDrawing}. */
  synchronized void draw(String progress) {
    if (!stopped) {
      err.print("\r" + progress);
      err.flush();
      drawn = true;
    }
  }

  /** Ends the line that was drawn, if any. */
  synchronized void endLine() {
    if (drawn) {
      err.println();
      drawn = false;
    }
  }

  /**
   * Draws no more, and ends the line that was drawn: what the shell prints has a line of its own.
   */
  synchronized void stopDrawing() {
    stopped = true;
    isLineEnded |= drawn;
    endLine();
  }

  /** Begins a line below a progress bar, or below the ^C of the terminal. */
  synchronized void beginLineAfterInterrupt() {
    stopDrawing();
    if (isTerminal && !isLineEnded) {
      err.println();
      isLineEnded = true;
    }
  }

  private String printable(List<? extends CharSequence> parts) {
    return parts.stream().map(this::printable).collect(Collectors.joining());
  }

  private String printable(CharSequence part) {
    String text = PrintableText.escape(part.toString());
    return part instanceof Styled styled && !text.isEmpty() && isTerminal && Ansi.AUTO.enabled()
        ? styled.on() + text + Styled.off()
        : text;
  }

  /** The lines of a text whose line breaks are not from outside, such as a stack trace. */
  void notes(Stream<String> lines) {
    lines.forEach(this::note);
  }
}
