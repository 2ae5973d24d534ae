package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** Converts between the JDK's HTTP exchanges and requests and replies. */
final class Exchanges {

  /** As in RFC 9110, section 5.6.7. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private Exchanges() {}

  static IncomingRequest read(HttpExchange exchange) throws IOException {
    return new IncomingRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
        exchange.getRequestHeaders(),
        exchange.getRequestBody().readAllBytes());
  }

  /**
   * @param now the sandbox's time, for the header {@code Date}
   */
  static void send(HttpExchange exchange, Reply reply, Instant now) throws IOException {
    try (exchange) {
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.getResponseHeaders().set("Date", DATE.format(now));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.body().length > 0) {
        exchange.getResponseBody().write(reply.body());
      }
    }
  }
}
