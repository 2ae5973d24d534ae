package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ErrorHandlerTest {
  private static final String COMMAND =
      "studioctl mapping plan rows.yaml --stack-name " + "x".repeat(60);
  private static final CommandException ERROR =
      new CommandException(
          "The rows have changed since they were planned, and nothing was applied. Run " + COMMAND,
          List.of(
              "  row 7: the role of the group engineers is another one than it was before in the"
                  + " domain d-abcdefghijkl"));

  private static List<String> printed(boolean isTerminal, String... args) {
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(new StringWriter(), true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader("")),
            isTerminal);
    GlobalOptions options = new GlobalOptions();
    CommandLine command = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
    int exitCode =
        new ErrorHandler(console, options)
            .handleExecutionException(ERROR, command, command.parseArgs(args));
    assertThat(exitCode).isEqualTo(ExitCode.FAILED);
    return err.toString().lines().toList();
  }

  @Test
  void errorsFitTheTerminalAndCommandsStayWhole() {
    assertThat(printed(true))
        .containsExactly(
            "studioctl: The rows have changed since they were planned, and nothing was",
            "applied. Run",
            COMMAND,
            "  row 7: the role of the group engineers is another one than it was before in",
            "  the domain d-abcdefghijkl");
  }

  @Test
  void withoutATerminalOrWithWideAnErrorIsOneLine() {
    List<String> lines = List.of("studioctl: " + ERROR.getMessage(), ERROR.details().getFirst());

    assertThat(printed(false)).isEqualTo(lines);
    assertThat(printed(true, "--wide")).isEqualTo(lines);
  }
}
