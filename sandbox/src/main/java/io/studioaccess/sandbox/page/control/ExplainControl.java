package io.studioaccess.sandbox.page.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Explains a user's access with the packaged {@code studioctl explain}. It runs as a process: the
 * sandbox does not compile against studioctl.
 */
final class ExplainControl {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String JAR = "studioctl/target/studioctl.jar";

  /** Of the jar's classes. "make sandbox" and "make studioctl" write it. */
  private static final String ARCHIVE = "studioctl.jsa";

  private static final int SECONDS = 60;

  private final Sandbox sandbox;
  private final Path jar;
  private final String accessKey;

  ExplainControl(Target target) {
    this.sandbox = target.sandbox();
    this.jar = target.repository().resolve(JAR);
    this.accessKey =
        sandbox
            .endpoint()
            .accessKeyFor(Principal.administrator("explain", sandbox.cloud().studio().accountId()));
  }

  void addTo(Map<String, Control> controls) {
    controls.put("explain", this::explain);
  }

  private Object explain(Body request) {
    User user = DirectoryControls.user(sandbox.cloud().directory(), request.text("user"));
    if (!Files.exists(jar)) {
      throw new ControlException("there is no %s: run \"make studioctl\"".formatted(JAR));
    }
    try {
      return JSON.readTree(output(user.userId()));
    } catch (JsonProcessingException e) {
      throw new ControlException("studioctl did not answer with JSON: " + e.getMessage());
    }
  }

  private String output(String userId) {
    try {
      Process process = start(userId);
      try {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          String errors =
              new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
          throw new ControlException("studioctl explain failed: " + errors.strip());
        }
        return output;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run studioctl", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ControlException("interrupted");
    }
  }

  private Process start(String userId) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable"));
    Path archive = jar.resolveSibling(ARCHIVE);
    if (Files.exists(archive)) {
      command.add("-XX:SharedArchiveFile=" + archive);
    }
    command.addAll(List.of("-jar", jar.toString(), "explain", userId, "--output", "json"));
    command.addAll(List.of("--stack-name", sandbox.template().stack().name()));
    command.addAll(List.of("--endpoint-url", sandbox.endpoint().uri().toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", accessKey);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
    builder.environment().put("AWS_REGION", "eu-west-1");
    return builder.start();
  }
}
