package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.studioaccess.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * {@code GET /sandbox/clock} returns the sandbox's time, and {@code POST
 * /sandbox/clock?advance=PT10M} advances it.
 */
record ClockControl(SandboxClock clock) implements HttpHandler {

  private static final String ADVANCE = "advance=";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Exchanges.send(
        exchange,
        respond(exchange.getRequestMethod(), exchange.getRequestURI().getQuery()),
        clock.instant());
  }

  private Reply respond(String method, @org.jspecify.annotations.Nullable String query) {
    return switch (method) {
      case "GET" -> Reply.text(200, clock.instant().toString());
      case "POST" -> advance(query == null ? "" : query);
      default -> Reply.text(405, "use GET or POST");
    };
  }

  private Reply advance(String query) {
    try {
      if (query.startsWith(ADVANCE)) {
        clock.advance(Duration.parse(query.substring(ADVANCE.length())));
        return Reply.text(200, clock.instant().toString());
      }
      return Reply.text(400, "missing parameter: ?advance=PT10M");
    } catch (DateTimeException | IllegalArgumentException e) {
      return Reply.text(400, "not an ISO 8601 duration that is zero or positive: " + query);
    }
  }
}
