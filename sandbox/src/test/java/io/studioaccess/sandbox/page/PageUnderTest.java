package io.studioaccess.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** The page of a sandbox with the demo's company and a frozen clock, as a script uses it. */
final class PageUnderTest implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final Stage stage = new Stage(PageUnderTest::start, TestRepository.root(), false);
  final PageServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  PageUnderTest() {
    stage.open();
    server = new PageServer(stage, 0);
  }

  private static Sandbox start(Consumer<LogLine> log, int port) {
    Sandbox sandbox =
        Sandbox.start(
            SandboxOptions.of(TestRepository.root())
                .withParameter("MaxRevocationsPerHour", "1")
                .withConcurrency(1)
                .withWaitsDividedBy(1_000)
                .withLog(log)
                .withPort(Ports.freeOr("127.0.0.1", port)));
    Company.addTo(sandbox, TestRepository.root());
    return sandbox;
  }

  Sandbox sandbox() {
    return stage.current().orElseThrow().sandbox();
  }

  /** Sends a control, which must succeed. */
  JsonNode post(String control, Map<String, ?> body) {
    HttpResponse<String> answer = send(control, JSON.valueToTree(body));
    if (answer.statusCode() != 200) {
      throw new AssertionError(control + ": " + answer.body());
    }
    return read(answer.body());
  }

  /** Sends a control, which must be refused; returns the reason. */
  String refused(String control, Map<String, ?> body) {
    HttpResponse<String> answer = send(control, JSON.valueToTree(body));
    if (answer.statusCode() != 400) {
      throw new AssertionError(control + ": status " + answer.statusCode());
    }
    return read(answer.body()).path("error").asText();
  }

  private HttpResponse<String> send(String control, JsonNode body) {
    return send(
        HttpRequest.newBuilder(uri("api/" + control))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  JsonNode get(String name) {
    return read(send(HttpRequest.newBuilder(uri("api/" + name)).build()).body());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  URI uri(String path) {
    return server.uri().resolve(path);
  }

  /** Adds the user to the group, or removes them, and waits until nothing is left to do. */
  void member(User user, String group, boolean member) {
    post("memberships", Map.of("user", user.userName(), "group", group, "member", member));
    sandbox().settle();
  }

  /** The journeys about a user, the oldest first. */
  List<JsonNode> journeysOf(User user) {
    return StreamSupport.stream(get("journeys").spliterator(), false)
        .filter(journey -> journey.path("users").toString().contains(user.userId()))
        .toList();
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public void close() {
    server.close();
    stage.close();
  }
}
