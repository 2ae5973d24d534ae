package io.studioaccess.sandbox.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A JVM of the version that runs the sandbox. It inherits nothing from our environment, and its
 * output goes line by line to the consumer. Its standard input stays open for as long as we live.
 */
public final class JavaProcess implements AutoCloseable {

  private static final int SECONDS_TO_DIE = 10;

  private final Process process;
  private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();

  private JavaProcess(Process process) {
    this.process = process;
  }

  /** Class path, JVM flags, main class and arguments of a process, and its whole environment. */
  public record Command(
      List<Path> classPath,
      List<String> flags,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment) {

    List<String> line() {
      var line = new ArrayList<String>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(flags);
      line.add("-cp");
      line.add(
          classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
      line.add(mainClass);
      line.addAll(arguments);
      return line;
    }
  }

  public static JavaProcess start(Command command, Consumer<String> output) {
    var builder = new ProcessBuilder(command.line()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      var started = new JavaProcess(builder.start());
      Thread.ofVirtual().name(command.mainClass() + " output").start(() -> started.read(output));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.mainClass(), e);
    }
  }

  private void read(Consumer<String> output) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.accept(line);
      }
    } catch (IOException killed) {
      // The stream of a killed process ends like this, too.
    } finally {
      outputEnded.complete(null);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status, after the last line of output was handed over. */
  public CompletableFuture<Integer> ended() {
    return process.onExit().thenCombine(outputEnded, (ended, nothing) -> ended.exitValue());
  }

  /** As {@code kill -9}: no goodbye. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends the process and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
