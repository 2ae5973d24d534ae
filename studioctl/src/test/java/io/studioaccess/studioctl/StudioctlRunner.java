package io.studioaccess.studioctl;

import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Pause;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code studioctl} as a test runs it: against a sandbox, in this JVM.
 *
 * @param pause how it waits for the functions
 * @param answers what the person types, a line each; nobody sits there without any
 */
public record StudioctlRunner(URI endpoint, Clock clock, Pause pause, String... answers) {

  /** What came of it. */
  public record Result(int exitCode, String out, String err) {}

  public Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(String.join("\n", answers))),
            answers.length > 0);
    Stream<String> region =
        List.of(args).contains("--region") ? Stream.empty() : Stream.of("--region", "eu-west-1");
    Stream<String> where = Stream.concat(Stream.of("--endpoint-url", endpoint.toString()), region);
    int exitCode =
        Studioctl.run(
            console, clock, pause, Stream.concat(Stream.of(args), where).toArray(String[]::new));
    return new Result(exitCode, out.toString(), err.toString());
  }
}
