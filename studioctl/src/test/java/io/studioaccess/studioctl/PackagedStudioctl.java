package io.studioaccess.studioctl;

import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged {@code studioctl} in a process of its own, with a clean environment.
 *
 * @param home the home directory, with or without {@code .aws}
 * @param environment additional environment variables
 */
public record PackagedStudioctl(Path home, Map<String, String> environment) {
  private static final int SECONDS = 60;

  /** Restores the default SIGINT handling, which background builds and their children ignore. */
  private static final List<String> WITH_DEFAULT_SIGINT =
      List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV");

  /** A running process; closing it kills it. */
  public record Running(Process process) implements AutoCloseable {

    public void pressCtrlC() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the process to exit. Its output must fit into a pipe's buffer. */
    public Result result() throws InterruptedException {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("studioctl did not exit in time");
      }
      return new Result(
          process.exitValue(), text(process.getInputStream()), text(process.getErrorStream()));
    }

    private static String text(InputStream stream) {
      try (stream) {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  public Running start(String... args) throws IOException {
    List<String> command = new ArrayList<>(WITH_DEFAULT_SIGINT);
    command.add("bin/studioctl");
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JAVA25_HOME", System.getProperty("java.home"));
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().putAll(environment);
    return new Running(builder.start());
  }

  public Result run(String... args) throws IOException, InterruptedException {
    try (Running running = start(args)) {
      return running.result();
    }
  }
}
