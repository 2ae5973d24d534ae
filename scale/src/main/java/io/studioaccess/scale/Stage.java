package io.studioaccess.scale;

import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with the packaged functions and a meter. Its template is the repository's, except that
 * the functions write logs of their collections.
 */
final class Stage implements AutoCloseable {
  static final String ADMINISTRATOR = "SCALEADMINISTRATOR";
  private static final String ACCOUNT = "111122223333";
  private static final String JVM_OPTIONS = "JAVA_TOOL_OPTIONS: -XX:+ExitOnOutOfMemoryError";
  private static final String SWEEPERS_MEMORY = "MemorySize: 512";

  /** A scene that lasts a day must not cost what the day costs. */
  private static final String DAILY = "ScheduleExpression: rate(1 day)";

  /** Enough for the ledger of 100,000 users. */
  private static final int DATABASE_MEGABYTES = 6_144;

  private final Sandbox sandbox;
  private final Meter meter;

  private Stage(Sandbox sandbox, Meter meter) {
    this.sandbox = sandbox;
    this.meter = meter;
  }

  /**
   * @param memory of the sweeper in megabytes; empty for the template's
   * @param options changes how the sandbox starts
   */
  static Stage start(
      Path repository, Optional<Integer> memory, UnaryOperator<SandboxOptions> options) {
    try {
      Path folder = Files.createDirectories(repository.resolve("scale/target/stage"));
      Path gcLogs = Files.createTempDirectory(folder, "gc");
      Path template = Files.createTempFile(folder, "template", ".yaml");
      Files.writeString(
          template,
          measured(Files.readString(repository.resolve("template.yaml")), gcLogs, memory));
      AtomicReference<@Nullable Meter> meter = new AtomicReference<>();
      Sandbox sandbox =
          Sandbox.start(
              options
                  .apply(
                      SandboxOptions.of(repository)
                          .withTemplate(template)
                          .withOwnDatabase(DATABASE_MEGABYTES))
                  .withLog(line -> count(meter.get(), line)));
      sandbox.endpoint().register(ADMINISTRATOR, Principal.administrator("administrator", ACCOUNT));
      Meter started = new Meter(sandbox, Optional.of(gcLogs));
      meter.set(started);
      return new Stage(sandbox, started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void count(@Nullable Meter meter, LogLine line) {
    if (meter != null) {
      meter.count(line);
    }
  }

  private static String measured(String template, Path gcLogs, Optional<Integer> memory) {
    require(template, JVM_OPTIONS);
    require(template, SWEEPERS_MEMORY);
    require(template, DAILY);
    String logged =
        template
            .replace(DAILY, "ScheduleExpression: rate(300 days)")
            .replace(JVM_OPTIONS, "%s -Xlog:gc:file=%s/gc-%%p.log".formatted(JVM_OPTIONS, gcLogs));
    return memory
        .map(megabytes -> logged.replace(SWEEPERS_MEMORY, "MemorySize: " + megabytes))
        .orElse(logged);
  }

  private static void require(String template, String text) {
    if (!template.contains(text)) {
      throw new IllegalStateException("template.yaml has no \"%s\" any more".formatted(text));
    }
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Meter meter() {
    return meter;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
