package io.studioaccess.studioctl;

import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.Sleeper;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs {@code studioctl} in this JVM, against a sandbox.
 *
 * @param sleeper runs while studioctl waits for the functions
 * @param answers lines typed at the terminal; without any there is no terminal
 */
public record StudioctlRunner(URI endpoint, Clock clock, Sleeper sleeper, String... answers) {

  public record Result(int exitCode, String out, String err) {}

  /** JSON output is compared with its schema. */
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
    Stream<String> connection =
        Stream.concat(Stream.of("--endpoint-url", endpoint.toString()), region);
    int exitCode =
        Studioctl.run(
            console,
            clock,
            sleeper,
            Stream.concat(Stream.of(args), connection).toArray(String[]::new));
    if (isJson(List.of(args)) && !out.toString().isBlank()) {
      OutputSchema.requireLegal(List.of(args), out.toString());
    }
    return new Result(exitCode, out.toString(), err.toString());
  }

  private static boolean isJson(List<String> args) {
    int option = Math.max(args.indexOf("--output"), args.indexOf("-o"));
    return args.contains("--output=json")
        || (option >= 0 && option + 1 < args.size() && args.get(option + 1).equals("json"));
  }
}
