package io.studioaccess.studioctl.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.studioctl.console.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The page of a sandbox on this machine.
 *
 * <p>A shell evaluates what it answers, so only names and values without a meaning for shells are
 * accepted, and only from the loopback.
 */
record SandboxPage(URI uri) {
  private static final Pattern NAME = Pattern.compile("AWS_[A-Z_]{1,40}");
  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9:/._-]{1,200}");
  private static final int STARTING = 503;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * @throws CommandException if it is not a URL of this machine
   */
  static SandboxPage at(URI uri) {
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || !isLoopback(uri.getHost())) {
      throw new CommandException(
          "--page: expected a URL of this machine such as http://127.0.0.1:4580, found '%s'."
              .formatted(uri));
    }
    return new SandboxPage(uri);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The variables to export.
   *
   * @throws CommandException if no sandbox answers, or if it answers with anything else
   */
  Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : environment().path("exports").properties()) {
      String value = member.getValue().asText();
      if (!NAME.matcher(member.getKey()).matches() || !VALUE.matcher(value).matches()) {
        throw notTheSandbox();
      }
      exports.put(member.getKey(), value);
    }
    if (exports.isEmpty()) {
      throw notTheSandbox();
    }
    return exports;
  }

  private JsonNode environment() {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/api/environment")).timeout(TIMEOUT).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == STARTING) {
        throw new CommandException(
            "The sandbox at %s is starting. Try again in a few seconds.".formatted(uri));
      }
      return JsonMapper.builder().build().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw notTheSandbox();
    } catch (IOException e) {
      throw new CommandException(
          "No sandbox answers at %s. Start it with \"make sandbox\", and pass the address that it prints with --page."
              .formatted(uri),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted.", e);
    }
  }

  private CommandException notTheSandbox() {
    return new CommandException("What answers at %s is not the sandbox's page.".formatted(uri));
  }
}
