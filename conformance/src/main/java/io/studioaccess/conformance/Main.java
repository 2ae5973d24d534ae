package io.studioaccess.conformance;

import io.studioaccess.conformance.Leftovers.Leftover;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Target;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.conformance.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * The command line of {@code make conformance CONFORMANCE=aws} (conformance/README.md).
 *
 * @param folder of the reports
 */
public record Main(InputStream in, PrintStream out, ProfileFile profiles, Time time, Path folder) {

  private static final int OK = 0;
  private static final int REFUTED = 1;
  private static final int NO_RUN = 2;

  public static void main(String[] arguments) {
    System.exit(
        new Main(
                System.in,
                System.out,
                ProfileFile.defaultProfileFile(),
                Time.real(),
                Path.of("target"))
            .run(arguments));
  }

  /**
   * Runs a command.
   *
   * @return the exit code: 0 if no belief was refuted and nothing is left behind, 1 otherwise, and
   *     2 if there was no run
   */
  public int run(String... arguments) {
    try {
      Options options = Options.of(arguments);
      try (Connection connection =
          new Connection(
              options.required("PROFILE"), profiles, options.get("REGION").map(Region::of))) {
        Target target = target(connection, options);
        return options.isLeftovers()
            ? leftovers(connection, target, options)
            : conformance(connection, target, options);
      }
    } catch (SdkException | Accounts.Unsuitable | IllegalArgumentException | IOException e) {
      out.println("conformance: " + e.getMessage());
      return NO_RUN;
    }
  }

  private static Target target(Connection connection, Options options) {
    Prefix prefix =
        options.get("PREFIX").map(Prefix::new).orElseGet(() -> Prefix.random(new SecureRandom()));
    return new Accounts(connection)
        .target(
            options.required("DOMAIN"),
            options.get("IDENTITY_STORE"),
            options.get("ROLE"),
            options.get("OTHER_ROLE"),
            prefix);
  }

  private int conformance(Connection connection, Target target, Options options)
      throws IOException {
    boolean apps = options.get("APPS").filter("no"::equals).isEmpty();
    out.println(Estimate.of(target, apps));
    if (!confirmed(options)) {
      return NO_RUN;
    }
    Conformance run = new Conformance(connection, target, time);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread onInterruption =
        new Thread(
            () -> {
              interrupted.set(true);
              out.println("Interrupted. Removing what was created; this may take minutes.");
              run.interrupt();
            });
    Runtime.getRuntime().addShutdownHook(onInterruption);
    Report report =
        run.run(
            apps ? Contracts.ALL : Contracts.withoutApps(),
            new Progress(out, () -> !interrupted.get()));
    if (interrupted.get()) {
      return NO_RUN;
    }
    Runtime.getRuntime().removeShutdownHook(onInterruption);
    write(report, run);
    return report.refuted().isEmpty() && report.remains().isEmpty() ? OK : REFUTED;
  }

  private void write(Report report, Conformance run) throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("conformance-%s.md".formatted(report.date()));
    Path answers = folder.resolve("conformance-%s.answers.txt".formatted(report.date()));
    Files.writeString(page, report.markdown());
    Files.writeString(answers, run.answers());
    out.printf(
        "%nNot as believed: %s%nReport: %s%nAll answers: %s%n",
        report.refuted().isEmpty() ? "nothing" : String.join(", ", report.refuted()),
        page.toAbsolutePath(),
        answers.toAbsolutePath());
    if (!report.remains().isEmpty()) {
      out.printf(
          "Left behind: %s%nRemove it with make conformance-leftovers, PREFIX=%s%n",
          String.join("; ", report.remains()), run.prefix());
    }
  }

  private int leftovers(Connection connection, Target target, Options options) throws IOException {
    Leftovers leftovers = new Leftovers(connection, target, time);
    List<Leftover> found =
        leftovers.all().stream()
            .filter(
                each -> options.get("PREFIX").isEmpty() || each.prefix().equals(target.prefix()))
            .toList();
    found.forEach(each -> out.printf("%s %s%n", each.kind(), each.name()));
    if (found.isEmpty()) {
      out.println("Nothing is left of any run.");
      return OK;
    }
    out.println("All of this is removed, of whichever run. A run in progress fails.");
    if (!confirmed(options)) {
      return NO_RUN;
    }
    List<String> problems =
        found.stream()
            .map(Leftover::prefix)
            .distinct()
            .flatMap(prefix -> leftovers.remove(prefix).stream())
            .toList();
    problems.forEach(out::println);
    return problems.isEmpty() ? OK : REFUTED;
  }

  private boolean confirmed(Options options) throws IOException {
    if (options.get("YES").isPresent()) {
      return true;
    }
    out.print("Continue? Type yes: ");
    out.flush();
    BufferedReader answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    return Optional.ofNullable(answers.readLine()).filter("yes"::equals).isPresent();
  }

  /** Prints a line for each test while the run goes on. */
  private record Progress(PrintStream out, BooleanSupplier goesOn)
      implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() && goesOn.getAsBoolean()) {
        out.printf("%-10s %s%n", result.getStatus(), test.getDisplayName());
      }
    }
  }
}
