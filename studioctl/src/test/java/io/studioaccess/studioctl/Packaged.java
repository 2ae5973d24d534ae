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
 * The packaged {@code studioctl} as a person starts it: in a process of its own, which knows
 * nothing of this one's environment.
 *
 * @param home of the person, with or without {@code .aws}
 * @param environment beside that
 */
public record Packaged(Path home, Map<String, String> environment) {
  private static final int SECONDS = 60;

  /** Whoever starts a build in the background has it ignore Ctrl-C, and all that it starts. */
  private static final List<String> HEEDING_CTRL_C =
      List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV");

  /** A process. It does not outlive the test. */
  public record Running(Process process) implements AutoCloseable {

    public void pressCtrlC() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the end. It says less than fits into a pipe. */
    public Result result() throws InterruptedException {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("studioctl does not end");
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
    List<String> command = new ArrayList<>(HEEDING_CTRL_C);
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
