package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that a web page makes in a browser of this machine, with status 403 and before
 * they have any effect. Command lines and SDKs send none of the headers by which it tells them.
 *
 * <ul>
 *   <li>{@code Origin}, or a {@code Sec-Fetch-Site} other than {@code none}: a page made the
 *       request. Browsers set these headers, and pages cannot remove them.
 *   <li>A {@code Host} that is a name of somebody else: the page's name was rebound to an address
 *       of this machine, so that the browser takes the sandbox for the page's own server.
 * </ul>
 */
public final class LocalCallers extends Filter {

  /** Docker's name for the machine (docs/sandbox.md), below a domain that nobody can own. */
  private static final Set<String> NAMES = Set.of("localhost", "host.docker.internal");

  /** A name needs DNS to be rebound; an address does not resolve. */
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-f:.]+]");

  private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

  /** The handler, for all requests that are not refused. */
  static HttpHandler only(HttpHandler handler) {
    LocalCallers filter = new LocalCallers();
    return exchange -> filter.doFilter(exchange, new Chain(List.of(), handler));
  }

  @Override
  public String description() {
    return "refuses requests of web pages";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Optional<String> reason = reasonToRefuse(exchange.getRequestHeaders());
    if (reason.isPresent()) {
      Exchanges.send(
          exchange, Reply.text(403, "The sandbox refuses " + reason.get()), Instant.now());
    } else {
      chain.doFilter(exchange);
    }
  }

  private static Optional<String> reasonToRefuse(Headers headers) {
    if (headers.containsKey("Origin")) {
      return Optional.of("requests of web pages (Origin)");
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (site != null && !site.equals("none")) {
      return Optional.of("requests of web pages (Sec-Fetch-Site)");
    }
    return isThisMachine(headers.getFirst("Host"))
        ? Optional.empty()
        : Optional.of("a Host that is neither an address nor one of " + NAMES);
  }

  private static boolean isThisMachine(@Nullable String header) {
    if (header == null) {
      return false;
    }
    String host = PORT.matcher(header.toLowerCase(Locale.ROOT)).replaceFirst("");
    return NAMES.contains(host) || ADDRESS.matcher(host).matches();
  }
}
