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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A JVM of the version that runs the sandbox. It inherits nothing from our environment, and its
 * output goes line by line to the consumer. Its standard input stays open for as long as we live.
 */
public final class JavaProcess implements AutoCloseable {

  private static final int SECONDS_TO_DIE = 60;
  private static final int SECONDS_TO_RECORD = 30;

  /**
   * Without moving the archive's classes to a random address, which is a guard against attackers.
   */
  private static final List<String> ARCHIVE_IN_PLACE =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  private final Process process;
  private final CompletableFuture<Void> outputEnded = new CompletableFuture<>();
  private final Optional<ClassArchive.Recording> recording;

  private JavaProcess(Process process, Optional<ClassArchive.Recording> recording) {
    this.process = process;
    this.recording = recording;
  }

  /**
   * Class path, JVM flags, main class and arguments of a process, and its whole environment.
   *
   * @param archive from which it takes its classes
   */
  public record Command(
      List<Path> classPath,
      List<String> flags,
      String mainClass,
      List<String> arguments,
      Map<String, String> environment,
      Optional<ClassArchive> archive) {

    private List<String> line(List<String> moreFlags) {
      var line = new ArrayList<String>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(ARCHIVE_IN_PLACE);
      line.addAll(flags);
      line.addAll(moreFlags);
      line.add("-cp");
      line.add(
          classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
      line.add(mainClass);
      line.addAll(arguments);
      return line;
    }
  }

  public static JavaProcess start(Command command, Consumer<String> output) {
    Optional<ClassArchive.Recording> recording = command.archive().flatMap(ClassArchive::recording);
    List<String> classes =
        recording
            .map(ClassArchive.Recording::flags)
            .or(() -> command.archive().map(ClassArchive::flags))
            .orElse(List.of());
    var builder = new ProcessBuilder(command.line(classes)).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      var started = new JavaProcess(builder.start(), recording);
      DaemonThreads.unstarted(command.mainClass() + " output", () -> started.read(output)).start();
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

  /**
   * Ends a process that has shown all it does, and returns when it is gone. If its classes are
   * being recorded, they are kept.
   */
  public void retire() {
    try {
      if (recording.isPresent()) {
        process.destroy();
        if (endsWithin(SECONDS_TO_RECORD)) {
          recording.get().keep();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
  }

  /** Ends the process and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!endsWithin(SECONDS_TO_DIE)) {
        throw new IllegalStateException("process " + pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      recording.ifPresent(ClassArchive.Recording::close);
    }
  }

  private boolean endsWithin(int seconds) throws InterruptedException {
    return process.waitFor(seconds, TimeUnit.SECONDS);
  }
}
