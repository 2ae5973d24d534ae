package io.studioaccess.scale;

import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs {@code studioctl plan} for everybody, as an administrator, against the sandbox. */
final class StudioctlPlan {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Sandbox sandbox;
  private final Path jar;
  private final Path log;
  private final SortedMap<String, Double> calls = new TreeMap<>();

  StudioctlPlan(Sandbox sandbox, Path repository) {
    this.sandbox = sandbox;
    this.jar = repository.resolve("studioctl/target/studioctl.jar");
    this.log = repository.resolve("scale/target/studioctl.log");
    sandbox.endpoint().calls().onCall(this::count);
  }

  private synchronized void count(Call call) {
    if (call.principal().equals("administrator")) {
      calls.merge(call.service() + "." + call.operation(), 1.0, Double::sum);
    }
  }

  /** Empty if studioctl is not built, fails, or does not finish in ten minutes. */
  Optional<Usage> run() {
    if (!Files.exists(jar)) {
      System.err.println(jar + " is missing: the table has no line for plan (make studioctl)");
      return Optional.empty();
    }
    synchronized (this) {
      calls.clear();
    }
    long start = System.nanoTime();
    if (!finishes()) {
      return Optional.empty();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    synchronized (this) {
      return Optional.of(
          new Usage(
              new TreeMap<>(),
              new TreeMap<>(),
              new TreeMap<>(
                  Map.of(
                      "studioctl",
                      new Usage.FunctionUse(new TreeMap<>(calls), 1, seconds, 0, 0, 0))),
              0,
              0,
              seconds,
              0,
              0));
    }
  }

  private boolean finishes() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-jar",
                  jar.toString(),
                  "plan")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "AWS_ENDPOINT_URL", sandbox.endpoint().uri().toString(),
                  "AWS_REGION", "eu-west-1",
                  "AWS_DEFAULT_REGION", "eu-west-1",
                  "AWS_ACCESS_KEY_ID", Stage.ADMINISTRATOR,
                  "AWS_SECRET_ACCESS_KEY", "any"));
      Process process = builder.start();
      boolean finished = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
      process.destroyForcibly();
      // 2: there are changes
      if (finished && !List.of(0, 2).contains(process.exitValue())) {
        System.err.println("studioctl plan failed: " + Files.readString(log));
        return false;
      }
      return finished;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
