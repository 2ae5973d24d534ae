package io.studioaccess.studioctl.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.mapping.PrintableText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Writes the result of a command: text, tables and colours for people, one JSON value for scripts.
 */
@Singleton
public final class Display {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Of the JSON documents. It changes if a field is taken away or means something else. */
  private static final int VERSION = 1;

  private static final ObjectWriter LINE =
      JSON.writer().without(SerializationFeature.INDENT_OUTPUT);
  private static final Set<String> YES = Set.of("y", "yes");

  private final Console console;
  private final GlobalOptions options;
  private final Deque<Progress> openProgress = new ConcurrentLinkedDeque<>();

  Display(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
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
    if (!(JSON.valueToTree(value) instanceof ObjectNode fields)) {
      throw new IllegalArgumentException("no object, which can have a version: " + value);
    }
    ObjectNode document = JSON.createObjectNode().put("version", VERSION);
    document.setAll(fields);
    try {
      console.document(PrintableText.escapeJson(JSON.writeValueAsString(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + value, e);
    }
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
    folded(List.of(parts)).forEach(console::note);
  }

  /** Lines that begin where the first one does, after its blanks and all parts but the last. */
  private List<List<CharSequence>> folded(List<CharSequence> parts) {
    int length = parts.stream().mapToInt(CharSequence::length).sum();
    if (!console.isTerminal() || length < TerminalWidth.LEAST || length < lineWidth()) {
      return List.of(parts);
    }
    CharSequence last = parts.getLast();
    int blanks = last.length() - last.toString().stripLeading().length();
    List<CharSequence> label = new ArrayList<>(parts.subList(0, parts.size() - 1));
    label.add(" ".repeat(blanks));
    return new Paragraph(label, last.subSequence(blanks, last.length())).linesOfWords(lineWidth());
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
    (options.isWide() ? table.wide() : table.fitted(console.width())).forEach(console::line);
  }

  /**
   * Writes a text behind its label, in lines of the terminal's width that begin where the text
   * does. A command in quotes stays on one line, so that it can be copied. With {@code --wide},
   * everything does.
   */
  public void labelled(List<? extends CharSequence> label, CharSequence text) {
    new Paragraph(label, text).lines(lineWidth()).forEach(console::line);
  }

  /** Likewise, but what does not fit in two lines is cut. With {@code --wide}, nothing is. */
  public void briefly(List<? extends CharSequence> label, CharSequence text) {
    new Paragraph(label, text).firstLines(lineWidth()).forEach(console::line);
  }

  private int lineWidth() {
    return options.isWide() ? Integer.MAX_VALUE : console.width();
  }

  /** Writes a JSON value on one line, as a stream of values has it. */
  public void jsonLine(Object value) {
    try {
      console.document(PrintableText.escapeJson(LINE.writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + value, e);
    }
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
    if (options.isYes()) {
      return;
    }
    if (!console.isTerminal()) {
      throw new CommandException("No terminal to confirm \"%s\". Pass --yes.".formatted(question));
    }
    if (!YES.contains(answer(question + " [y/N]").orElse("").toLowerCase(Locale.ROOT))) {
      throw CommandException.declined();
    }
  }

  /**
   * Asks for a name to be typed, before what one key should not start. {@code --yes} is not enough.
   *
   * @param instead the option with which a script says so
   * @throws CommandException if another text is typed, or there is no terminal
   */
  public void confirmByName(String question, String name, String instead) {
    if (!console.isTerminal()) {
      throw new CommandException(
          "%s --yes is not enough for this. A script passes %s.".formatted(question, instead));
    }
    String typed = answer("%s Type %s to confirm:".formatted(question, name)).orElse("");
    if (!name.equals(typed)) {
      throw CommandException.declined();
    }
  }

  /** Whether somebody is there to answer questions, and wants to be asked. */
  public boolean isInteractive() {
    return console.isTerminal() && !options.isYes();
  }

  /** The answer without blanks around it; empty if the input has ended. */
  public Optional<String> answer(String question) {
    List<String> lines = folded(List.of(question)).stream().map(it -> String.join("", it)).toList();
    lines.subList(0, lines.size() - 1).forEach(console::note);
    console.ask(lines.getLast());
    try {
      return Optional.ofNullable(console.in().readLine()).map(String::strip);
    } catch (IOException e) {
      throw new CommandException("Cannot read the answer: " + e.getMessage(), e);
    }
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
