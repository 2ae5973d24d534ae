package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.studioaccess.sandbox.process.DaemonThreads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The HTTP of the SDKs and the AWS CLI, over plain sockets where a client would hide it. */
class WireServerTest {
  private final ExecutorService threads = DaemonThreads.perTask();
  private WireServer server;

  @BeforeEach
  void start() throws IOException {
    server = new WireServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), threads);
    server.handle("/", WireServerTest::echo);
    server.handle(
        "/special", exchange -> send(exchange, "special".getBytes(StandardCharsets.UTF_8)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    threads.shutdownNow();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String request =
        "%s %s %s "
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("X-Test"));
    byte[] body = exchange.getRequestBody().readAllBytes();
    send(
        exchange,
        (request + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Date", "Mon, 02 Nov 2026 09:00:00 GMT");
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void theHandlerSetsTheDate() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(post("/a?b=c"), HttpResponse.BodyHandlers.ofString());

      assertThat(response.headers().allValues("Date"))
          .containsExactly("Mon, 02 Nov 2026 09:00:00 GMT");
      assertThat(response.body()).isEqualTo("POST /a?b=c null body");
      assertThat(http.send(post("/special/x"), HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo("special");
    }
  }

  @Test
  void manyRequestsAtOnceAreAnswered() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<HttpResponse<String>> responses =
          IntStream.range(0, 200)
              .mapToObj(i -> http.sendAsync(post("/" + i), HttpResponse.BodyHandlers.ofString()))
              .toList()
              .stream()
              .map(response -> response.join())
              .toList();

      assertThat(responses)
          .extracting(HttpResponse::body)
          .contains("POST /0 null body", "POST /199 null body");
    }
  }

  @Test
  void severalRequestsShareAConnection() throws IOException {
    String request = "POST /%d HTTP/1.1\r\nx-TEST: yes\r\nContent-Length: 2\r\n\r\nok";

    assertThat(answers(request.formatted(1) + request.formatted(2)))
        .contains("POST /1 yes ok", "POST /2 yes ok");
  }

  @Test
  void chunksAndExpectationsAreUnderstood() throws IOException {
    assertThat(
            answers(
                "POST / HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK")
        .contains("POST / null abcde");
  }

  @Test
  void nonsenseClosesTheConnection() throws IOException {
    assertThat(answers("nonsense\r\n\r\n")).isEmpty();
    assertThat(answers("GET / HTTP/1.1\r\nno header\r\n\r\n")).isEmpty();
    assertThat(answers("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab")).isEmpty();
    assertThat(answers("GET / HTTP/1.0\r\n\r\n")).contains("GET / null ");
  }

  /** All that the server sends until it sees the end of the requests. */
  private String answers(String requests) throws IOException {
    try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort());
        InputStream in = new ByteArrayInputStream(requests.getBytes(StandardCharsets.ISO_8859_1))) {
      in.transferTo(socket.getOutputStream());
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpRequest post(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(server.address().getPort(), path)))
        .POST(HttpRequest.BodyPublishers.ofString("body"))
        .build();
  }
}
