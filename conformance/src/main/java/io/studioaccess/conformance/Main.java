package io.studioaccess.conformance;

import io.studioaccess.conformance.Leftovers.Leftover;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Target;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.conformance.report.Report;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;

/**
 * The command line of {@code make conformance CONFORMANCE=aws} (docs/conformance.md). Exits with 0
 * if no belief was refuted, with 1 if one was, and with 2 if there was no run.
 */
public final class Main {

  private static final PrintStream OUT = System.out;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    try {
      return run(Options.of(arguments));
    } catch (SdkException | Accounts.Unsuitable | IllegalArgumentException | IOException e) {
      OUT.println("conformance: " + e.getMessage());
      return 2;
    }
  }

  private static int run(Options options) throws IOException {
    ProfileFile profiles = ProfileFile.defaultProfileFile();
    try (Connection connection =
        new Connection(
            options.required("PROFILE"), profiles, options.get("REGION").map(Region::of))) {
      Prefix prefix =
          options.get("PREFIX").map(Prefix::new).orElseGet(() -> Prefix.random(new SecureRandom()));
      Target target =
          new Accounts(connection)
              .target(
                  options.required("DOMAIN"),
                  options.get("IDENTITY_STORE"),
                  options.get("ROLE"),
                  options.get("OTHER_ROLE"),
                  prefix);
      return options.isLeftovers()
          ? leftovers(connection, target, options)
          : conformance(connection, target, options);
    }
  }

  private static int conformance(Connection connection, Target target, Options options)
      throws IOException {
    boolean apps = options.get("APPS").filter("no"::equals).isEmpty();
    OUT.println(Estimate.of(target, apps));
    if (!confirmed(options)) {
      return 2;
    }
    Conformance run = new Conformance(connection, target, Time.real());
    Thread onInterruption =
        new Thread(
            () -> {
              OUT.println("Interrupted. Removing what was created; this may take minutes.");
              run.interrupt();
            });
    Runtime.getRuntime().addShutdownHook(onInterruption);
    Report report = run.run(apps ? Contracts.ALL : Contracts.withoutApps(), new Progress(OUT));
    write(report, run);
    try {
      Runtime.getRuntime().removeShutdownHook(onInterruption);
    } catch (IllegalStateException e) {
      return 2; // interrupted
    }
    return report.refuted().isEmpty() && report.remains().isEmpty() ? 0 : 1;
  }

  private static void write(Report report, Conformance run) throws IOException {
    String name = "conformance-" + LocalDate.now(ZoneOffset.UTC);
    Path folder = Files.createDirectories(Path.of("target"));
    Path page = folder.resolve(name + ".md");
    Path answers = folder.resolve(name + ".answers.txt");
    Files.writeString(page, report.markdown());
    Files.writeString(answers, run.answers());
    OUT.printf(
        "%nNot as believed: %s%nReport: %s%nAll answers: %s%n",
        report.refuted().isEmpty() ? "nothing" : String.join(", ", report.refuted()),
        page.toAbsolutePath(),
        answers.toAbsolutePath());
    if (!report.remains().isEmpty()) {
      OUT.printf(
          "Left behind: %s%nRemove it: make conformance-leftovers with PREFIX=%s%n",
          String.join("; ", report.remains()), run.prefix());
    }
  }

  private static int leftovers(Connection connection, Target target, Options options)
      throws IOException {
    Leftovers leftovers = new Leftovers(connection, target, Time.real());
    List<Leftover> found =
        leftovers.all().stream()
            .filter(
                each -> options.get("PREFIX").isEmpty() || each.prefix().equals(target.prefix()))
            .toList();
    found.forEach(each -> OUT.printf("%s %s%n", each.kind(), each.name()));
    if (found.isEmpty()) {
      OUT.println("Nothing is left of any run.");
      return 0;
    }
    if (!confirmed(options)) {
      return 2;
    }
    List<String> problems =
        found.stream()
            .map(Leftover::prefix)
            .distinct()
            .flatMap(prefix -> leftovers.remove(prefix).stream())
            .toList();
    problems.forEach(OUT::println);
    return problems.isEmpty() ? 0 : 1;
  }

  private static boolean confirmed(Options options) throws IOException {
    if (options.get("YES").isPresent()) {
      return true;
    }
    OUT.print("Continue? Type yes: ");
    OUT.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return Optional.ofNullable(in.readLine()).filter("yes"::equals).isPresent();
  }

  /** Prints a line for each test. */
  private record Progress(PrintStream out) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        out.printf("%-10s %s%n", result.getStatus(), test.getDisplayName());
      }
    }
  }
}
