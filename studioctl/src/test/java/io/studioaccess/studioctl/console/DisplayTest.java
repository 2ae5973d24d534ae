package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.PrintableText;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DisplayTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void resetColours() {
    System.clearProperty("picocli.ansi");
  }

  private Display display(boolean isTerminal, String typed, String... args) {
    GlobalOptions options = new GlobalOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return new Display(
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(typed)),
            isTerminal),
        options);
  }

  @Test
  void coloursAreForTerminalsAndKeepTablesAligned() {
    System.setProperty("picocli.ansi", "true");
    Display terminal = display(true, "");
    Display file = display(false, "");

    terminal.line("is ", terminal.success("fine"));
    file.line(file.success("a"), file.error("b"), file.warning("c"), file.bold("d"));
    assertThat(out.toString()).isEqualTo("is \u001b[32mfine\u001b[0m\nabcd\n");
    terminal.table(
        List.of("name", "state"),
        List.of(List.of(terminal.error("ana"), "one"), List.of(terminal.success("mehmet"), "two")));
    assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .contains(" ana     one", " mehmet  two");
  }

  @Test
  void nothingFromOutsideReachesTheTerminalUnescaped() throws Exception {
    System.setProperty("picocli.ansi", "true");
    String hostile =
        "a\u001b[2J\u001b]0;t\u0007\u009b31m\u007f\u202eb\u2066\u200b\r\nforged\t\u00a0";
    String visible =
        "a\\u001b[2J\\u001b]0;t\\u0007\\u009b31m\\u007f\\u202eb\\u2066\\u200b\\r"
            + "\\n"
            + "forged\\t\\u00a0";
    Display terminal = display(true, "y");

    terminal.line(hostile);
    terminal.line("x ", terminal.error(hostile));
    terminal.table(List.of("h"), List.of(List.of(terminal.warning(hostile)), List.of(hostile)));
    terminal.note(hostile);
    terminal.confirm(hostile);

    String on = "\u001b\\[[0-9]+m";
    assertThat(out.toString().replaceAll(on, "").lines().map(String::strip))
        .containsExactly(
            visible,
            "x " + visible,
            "h",
            wrapped(visible, 0),
            wrapped(visible, 1),
            wrapped(visible, 0),
            wrapped(visible, 1));
    assertThat(err.toString()).isEqualTo(visible + "\n" + visible + " [y/N] ");
    out.getBuffer().setLength(0);
    terminal.json("names", List.of(hostile, "\udb40\udc41"));
    assertThat(out.toString().codePoints()).allMatch(c -> c == '\n' || PrintableText.isVisible(c));
    assertThat(new JsonMapper().readTree(out.toString()).path("version").asInt()).isOne();
    assertThat(new JsonMapper().readTree(out.toString()).path("names").valueStream())
        .extracting(JsonNode::asText)
        .containsExactly(hostile, "\udb40\udc41");
  }

  private static String wrapped(String text, int line) {
    return line == 0 ? text.substring(0, 60) : text.substring(60);
  }

  @Test
  void aLongCellIsCut() {
    display(false, "").table(List.of("h"), List.of(List.of("x".repeat(1_000_000))));

    assertThat(out.toString()).hasSizeLessThan(4_000).contains("(1,000,000 characters;");
  }

  @Test
  void aLongErrorIsCut() {
    GlobalOptions options = new GlobalOptions();
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader("")),
            false);

    String message =
        new ErrorHandler(console, options).message(new CommandException("x".repeat(1_000_000)));

    assertThat(message).hasSizeLessThan(2_100).contains("(1,000,000 characters)");
  }

  @Test
  void onlyYesConfirms() {
    display(true, "y").confirm("Do it?");
    display(false, "", "--yes").confirm("Do it?");
    assertThat(err.toString()).isEqualTo("Do it? [y/N] ");
    assertThatThrownBy(() -> display(true, "n").confirm("Do it?"))
        .isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> display(true, "").confirm("Do it?")).hasMessage("Cancelled.");
    assertThatThrownBy(() -> display(false, "y").confirm("Do it?")).hasMessageContaining("--yes");
  }

  @Test
  void whatOneKeyShouldNotStartNeedsTheNameTyped() {
    display(true, "studio-access").confirmByName("All?", "studio-access", "--all");
    assertThat(err.toString()).isEqualTo("All? Type studio-access to confirm: ");
    assertThatThrownBy(() -> display(true, "y", "--yes").confirmByName("All?", "name", "--all"))
        .hasMessage("Cancelled.");
    assertThatThrownBy(() -> display(false, "name", "--yes").confirmByName("All?", "name", "--all"))
        .hasMessageContaining("--yes is not enough", "--all");
  }

  @Test
  void notesAndQuestionsFitTheTerminalAndCommandsStayWhole() {
    String command =
        "aws cloudformation delete-stack --region eu-west-1 --stack-name " + "x".repeat(30);
    String note = "  The deployment has failed, so its stack has to be deleted first: " + command;

    display(true, "").note(note);
    display(true, "y")
        .confirm("Is this question so long that no line of the terminal has room?".repeat(2));

    assertThat(err.toString().lines())
        .containsExactly(
            "  The deployment has failed, so its stack has to be deleted first:",
            "  " + command,
            "Is this question so long that no line of the terminal has room?Is this question",
            "so long that no line of the terminal has room? [y/N] ");
  }

  @Test
  void withoutATerminalOrWithWideANoteIsOneLine() {
    String note = "word ".repeat(40).strip();

    display(false, "").note(note);
    display(true, "", "--wide").note(note);

    assertThat(err.toString()).isEqualTo(note + "\n" + note + "\n");
  }

  @Test
  void whatAQuestionIsAboutIsShownBesideAJsonDocument() {
    display(true, "").beforeQuestion().orElseThrow().line("table");
    display(true, "", "-o", "json").beforeQuestion().orElseThrow().line("beside");

    assertThat(out.toString()).isEqualTo("table\n");
    assertThat(err.toString()).isEqualTo("beside\n");
    assertThat(display(false, "", "-o", "json").beforeQuestion()).isEmpty();
    assertThat(display(true, "", "-o", "json", "--yes").beforeQuestion()).isEmpty();
  }

  @Test
  void shortProgressIsNotShown() {
    try (Progress progress = display(true, "").progress("Reading", 10)) {
      progress.step();
    }
    assertThat(err.toString()).isEmpty();
  }
}
