package io.studioaccess.studioctl.console;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The streams of a command.
 *
 * @param out results
 * @param err progress, questions, notes and errors
 * @param isTerminal whether a person is present to see progress and answer questions
 */
public record Console(PrintWriter out, PrintWriter err, BufferedReader in, boolean isTerminal) {

  public static Console ofProcess() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }
}
