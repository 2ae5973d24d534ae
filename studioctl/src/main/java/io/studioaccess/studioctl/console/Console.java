package io.studioaccess.studioctl.console;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a command writes and reads.
 *
 * @param out answers
 * @param err progress, questions and problems
 * @param isTerminal whether a person sits there, who sees progress and can be asked
 */
public record Console(PrintWriter out, PrintWriter err, BufferedReader in, boolean isTerminal) {

  public static Console ofTheProcess() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent());
  }
}
