package io.studioaccess.sandbox.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.process.DaemonThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/**
 * Passes requests on to an endpoint, and changes the answers to one operation on their way back.
 * The endpoint itself is not changed.
 */
final class TamperedEndpoint implements AutoCloseable {

  /** Headers that the client sets itself. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final URI original;
  private final HttpServer server;
  private final ExecutorService threads = DaemonThreads.perTask();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private volatile String operation = "";
  private volatile UnaryOperator<Reply> change = UnaryOperator.identity();

  /**
   * An answer in AWS JSON.
   *
   * @param status 200 for a success
   */
  record Reply(int status, String json) {
    static Reply refusal(String code, String message) {
      return new Reply(400, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
    }

    static Reply success(String json) {
      return new Reply(200, json);
    }

    boolean isRefusal() {
      return status != 200;
    }
  }

  TamperedEndpoint(URI original) throws IOException {
    this.original = original;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * From now on, changes the answers to this operation, and to no other.
   *
   * @param name as in X-Amz-Target
   */
  void tamper(String name, UnaryOperator<Reply> how) {
    operation = name;
    change = how;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> answer = pass(exchange);
      Optional<Reply> tampered = tampered(exchange, answer);
      byte[] body =
          tampered.map(it -> it.json().getBytes(StandardCharsets.UTF_8)).orElseGet(answer::body);
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))
                    && (tampered.isEmpty() || name.equalsIgnoreCase("Content-Type"))) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(
          tampered.map(Reply::status).orElseGet(answer::statusCode),
          body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Optional<Reply> tampered(HttpExchange exchange, HttpResponse<byte[]> answer) {
    String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    if (!target.endsWith("." + operation)) {
      return Optional.empty();
    }
    Reply before =
        new Reply(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    return Optional.of(change.apply(before)).filter(after -> !after.equals(before));
  }

  private HttpResponse<byte[]> pass(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(original.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
    threads.shutdownNow();
  }
}
