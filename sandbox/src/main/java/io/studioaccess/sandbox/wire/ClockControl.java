package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.studioaccess.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/clock} returns the sandbox's time, and {@code POST
 * /sandbox/clock?advance=PT10M} advances it.
 *
 * <p>A POST with a content type that an HTML form can send is refused, because browsers that
 * predate the header {@code Origin} send forms to any server without asking it.
 */
record ClockControl(SandboxClock clock) implements HttpHandler {

  private static final String ADVANCE = "advance=";
  private static final List<String> FORMS =
      List.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Exchanges.send(exchange, respond(exchange), clock.instant());
  }

  private Reply respond(HttpExchange exchange) {
    return switch (exchange.getRequestMethod()) {
      case "GET" -> Reply.text(200, clock.instant().toString());
      case "POST" -> {
        if (isForm(exchange.getRequestHeaders().getFirst("Content-Type"))) {
          yield Reply.text(415, "send no body");
        }
        String query = exchange.getRequestURI().getQuery();
        yield advance(query == null ? "" : query);
      }
      default -> Reply.text(405, "use GET or POST");
    };
  }

  private static boolean isForm(@Nullable String contentType) {
    return contentType != null
        && FORMS.stream().anyMatch(contentType.strip().toLowerCase(Locale.ROOT)::startsWith);
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
