package io.studioaccess.sandbox.page;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Admits only requests of the page itself, and of programs on this machine.
 *
 * <ul>
 *   <li>{@code Host} must be the loopback with the page's port. Otherwise a foreign name may have
 *       been rebound to it, and the browser takes the page for that name's server.
 *   <li>{@code Origin} and {@code Sec-Fetch-Site}, which browsers set and pages cannot change, must
 *       be the page's own.
 *   <li>A request that changes something must be JSON: no form of a foreign page can send that, and
 *       a script of a foreign page only after the server has agreed, which this one never does.
 * </ul>
 */
record PageGuard(int port) {

  /** Why the request is refused; empty if it is not. */
  Optional<String> reasonToRefuse(String method, Headers headers) {
    String host = value(headers, "Host");
    if (!List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port).contains(host)) {
      return Optional.of("a Host that is not this machine's loopback with port " + port);
    }
    String origin = value(headers, "Origin");
    if (!origin.isEmpty() && !origin.equals("http://" + host)) {
      return Optional.of("requests of other web pages (Origin)");
    }
    String site = value(headers, "Sec-Fetch-Site");
    if (!List.of("", "none", "same-origin").contains(site) && !isNavigation(method, headers)) {
      return Optional.of("requests of other web pages (Sec-Fetch-Site)");
    }
    return isRead(method) || isJson(headers)
        ? Optional.empty()
        : Optional.of("a request that is not JSON: send Content-Type: application/json");
  }

  /** A link to the page, in a mail or on another page, opens it; nothing else is served to it. */
  private static boolean isNavigation(String method, Headers headers) {
    return method.equals("GET") && value(headers, "Sec-Fetch-Mode").equals("navigate");
  }

  private static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean isJson(Headers headers) {
    String type = value(headers, "Content-Type");
    return type.equals("application/json") || type.startsWith("application/json;");
  }

  private static String value(Headers headers, String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }
}
