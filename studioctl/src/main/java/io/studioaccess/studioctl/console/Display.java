package io.studioaccess.studioctl.console;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Writes the result of a command: text, tables and colours for people, one JSON value for scripts.
 */
@Singleton
public final class Display {
  private final Console console;
  private final GlobalOptions options;
  private final Layout layout;
  private final Prompt prompt;
  private final Deque<Progress> openProgress = new ConcurrentLinkedDeque<>();

  Display(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
    this.layout = new Layout(console, options);
    this.prompt = new Prompt(console, options, layout);
  }

  /** Whether the output is JSON. Then only {@link #json} may write to standard output. */
  public boolean isJson() {
    return options.isJson();
  }

  /**
   * Where a command shows what it is about to ask: on the output, or with JSON on the error stream,
   * so that the output is one document. Empty for JSON if nobody is asked.
   */
  public Optional<Display> beforeQuestion() {
    return !isJson()
        ? Optional.of(this)
        : isInteractive()
            ? Optional.of(new Display(console.onErrorStream(), options))
            : Optional.empty();
  }

  /** Writes a list as JSON: an object with the version and the list. */
  public void json(String name, List<?> values) {
    json(Map.of(name, values));
  }

  /**
   * Writes the result as JSON, an object that begins with the version of all these documents. Their
   * schema is schemas/studioctl-output.json.
   *
   * @param value made of maps, lists, records, text, numbers and booleans only
   */
  public void json(Object value) {
    console.document(JsonDocument.of(value));
  }

  /** Whether the output is CSV. Then only {@link #csv} may write to standard output. */
  public boolean isCsv() {
    return options.isCsv();
  }

  /** Writes the result as CSV, with a row of headers. */
  public void csv(List<String> headers, List<? extends List<String>> rows) {
    console.document(Csv.of(headers, rows));
  }

  /** Writes a result of one sentence: the value as JSON, or the sentence. */
  public void result(Object value, CharSequence sentence) {
    if (isJson()) {
      json(value);
    } else {
      line(sentence);
    }
  }

  /** Writes one line. Line breaks and other controls in the parts are shown as escapes. */
  public void line(CharSequence... parts) {
    console.line(List.of(parts));
  }

  /** Writes the lines of a text whose values are escaped already, such as YAML or JSON. */
  public void lines(String text) {
    text.lines().forEach(this::line);
  }

  /** Writes a page that is safe by its own format, such as HTML. */
  public void page(String page) {
    console.document(page);
  }

  /**
   * Writes a note to standard error, where it does not disturb the output: one line, or on a
   * terminal lines of its width. Commands stay whole, so that they can be copied.
   */
  public void note(CharSequence... parts) {
    layout.folded(List.of(parts)).forEach(console::note);
  }

  /**
   * Writes a table without borders. Each row has one cell for each header; cells may be coloured. A
   * table that is wider than the terminal, or than 80 columns without one, becomes records below
   * each other, unless {@code --wide} is passed.
   */
  public void table(List<String> headers, List<? extends List<? extends CharSequence>> rows) {
    write(new Table(headers, rows));
  }

  /**
   * Writes a list in the order of {@code --sort}: as CSV, which always has its row of headers, or
   * as a table.
   *
   * @param none the sentence for people if the list is empty
   */
  public <T> void list(List<T> items, Listing<T> listing, String none) {
    List<T> sorted = sorted(items, listing);
    if (isCsv()) {
      csv(listing.columns(), sorted.stream().map(listing::record).toList());
    } else if (sorted.isEmpty()) {
      line(none);
    } else {
      write(
          new Table(
              listing.headers(), sorted.stream().map(listing.cells()).toList(), listing.hasNote()));
    }
  }

  /** The items in the order of {@code --sort}, for a command that shows some of them only. */
  public <T> List<T> sorted(List<T> items, Listing<T> listing) {
    return options.sort().map(by -> listing.sorted(items, by)).orElse(items);
  }

  private void write(Table table) {
    layout.of(table).forEach(console::line);
  }

  /**
   * Writes a text behind its label, in lines of the terminal's width that begin where the text
   * does. A command in quotes stays on one line, so that it can be copied. With {@code --wide},
   * everything does.
   */
  public void labelled(List<? extends CharSequence> label, CharSequence text) {
    layout.of(new Paragraph(label, text)).forEach(console::line);
  }

  /** Likewise, but what does not fit in two lines is cut. With {@code --wide}, nothing is. */
  public void briefly(List<? extends CharSequence> label, CharSequence text) {
    layout.firstLinesOf(new Paragraph(label, text)).forEach(console::line);
  }

  /** Writes a JSON value on one line, as a stream of values has it. */
  public void jsonLine(Object value) {
    console.document(JsonDocument.line(value));
  }

  /** Writes one line of CSV. */
  public void csvLine(List<String> cells) {
    console.document(Csv.line(cells).replaceFirst("\n$", ""));
  }

  /** Whether nobody reads the output any more, as after {@code | head}. */
  public boolean isOutputClosed() {
    return console.isOutputClosed();
  }

  /** ISO 8601, to the second. */
  public static String timestamp(Instant timestamp) {
    return timestamp.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** In green, on a terminal. */
  public Styled success(String text) {
    return new Styled(Styled.Style.SUCCESS, text);
  }

  /** In red, on a terminal. */
  public Styled error(String text) {
    return new Styled(Styled.Style.ERROR, text);
  }

  /** In yellow, on a terminal. */
  public Styled warning(String text) {
    return new Styled(Styled.Style.WARNING, text);
  }

  /** In bold, on a terminal. */
  public Styled bold(String text) {
    return new Styled(Styled.Style.BOLD, text);
  }

  /**
   * Asks for confirmation, unless {@code --yes} is passed.
   *
   * @throws CommandException if the user answers no, or there is no terminal
   */
  public void confirm(String question) {
    prompt.confirm(question);
  }

  /**
   * Asks for a name to be typed, before what one key should not start. {@code --yes} is not enough.
   *
   * @param instead the option with which a script says so
   * @throws CommandException if another text is typed, or there is no terminal
   */
  public void confirmByName(String question, String name, String instead) {
    prompt.confirmByName(question, name, instead);
  }

  /** Whether somebody is there to answer questions, and wants to be asked. */
  public boolean isInteractive() {
    return prompt.isInteractive();
  }

  /** The answer without blanks around it; empty if the input has ended. */
  public Optional<String> answer(String question) {
    return prompt.answer(question);
  }

  /**
   * Shows a progress bar after two seconds, on a terminal, for people.
   *
   * @param total the number of steps
   */
  public Progress progress(String task, long total) {
    return progress(task, total, "");
  }

  /** Shows in the same way how many pages of a list were read. Nobody knows how many there are. */
  public Progress pages(String task) {
    return progress(task, -1, " pages");
  }

  private Progress progress(String task, long total, String unit) {
    return console.isTerminal() && !isJson()
        ? new Progress(console, task, total, unit, openProgress, System::nanoTime)
        : new Progress(console);
  }

  /** Prints the message if the user presses Ctrl-C before the returned object is closed. */
  public InterruptMessage onInterrupt(Supplier<String> message) {
    return new InterruptMessage(console, message);
  }
}
