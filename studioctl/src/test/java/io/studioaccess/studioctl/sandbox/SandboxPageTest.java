package io.studioaccess.studioctl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxPageTest {
  private HttpServer server;
  private volatile String answer = "";
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/environment",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SandboxPage page() {
    return SandboxPage.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @Test
  void theExportsOfTheSandboxAreRead() {
    // Given
    answer =
        "{\"exports\":{\"AWS_ENDPOINT_URL\":\"http://127.0.0.1:4581\",\"AWS_REGION\":\"eu-west-1\"}}";

    // When, then
    assertThat(page().exports())
        .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4581")
        .containsEntry("AWS_REGION", "eu-west-1")
        .hasSize(2);
  }

  @Test
  void theyAreJsonForScripts() {
    // Given
    answer = "{\"exports\":{\"AWS_REGION\":\"eu-west-1\"}}";
    String page = "http://127.0.0.1:" + server.getAddress().getPort();
    StudioctlRunner studioctl =
        new StudioctlRunner(URI.create(page), Clock.systemUTC(), Sleeper.system());

    // When, then
    assertThat(studioctl.run("sandbox", "env", "--page", page, "-o", "json").out())
        .contains("\"environment\"", "\"AWS_REGION\" : \"eu-west-1\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"exports\":{\"AWS_REGION\":\"x'; rm -rf '\"}}",
        "{\"exports\":{\"PATH\":\"/tmp\"}}",
        "{}",
        "<html>"
      })
  void whatAShellMustNotEvaluateIsRefused(String hostile) {
    // Given
    answer = hostile;

    // When, then
    assertThatThrownBy(() -> page().exports())
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("is not the sandbox's page");
  }

  @Test
  void aSandboxThatStartsIsNamed() {
    // Given
    status = 503;
    answer = "{\"error\":\"the sandbox is starting\"}";

    // When, then
    assertThatThrownBy(() -> page().exports()).hasMessageContaining("is starting");
  }

  @Test
  void withoutASandboxTheMessageSaysHowToStartOne() {
    // Given
    SandboxPage page = page();
    server.stop(0);

    // When, then
    assertThatThrownBy(page::exports).hasMessageContaining("make sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1:4580", "https://127.0.0.1:4580", "file:///etc/passwd"})
  void onlyThisMachineIsAsked(String other) {
    URI uri = URI.create(other);

    assertThatThrownBy(() -> SandboxPage.at(uri)).hasMessageContaining("of this machine");
  }
}
