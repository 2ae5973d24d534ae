package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Converts between the JDK's HTTP exchanges and requests and replies. */
final class Exchanges {

  private Exchanges() {}

  static IncomingRequest read(HttpExchange exchange) throws IOException {
    return new IncomingRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes());
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.body().length > 0) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }
}
