package io.studioaccess.sandbox.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.page.control.Body;
import io.studioaccess.sandbox.page.control.Control;
import io.studioaccess.sandbox.page.control.ControlException;
import io.studioaccess.sandbox.page.saved.SavedState;
import io.studioaccess.sandbox.process.DaemonThreads;
import io.studioaccess.sandbox.wire.ServiceException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Serves the page, its feed and its controls on the loopback. */
public final class PageServer implements AutoCloseable {
  /** Of "make sandbox". Another free port is taken if somebody has it. */
  public static final int PORT = 4580;

  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
  private static final String API = "/api/";
  private static final int MAX_BODY = 16 * 1024 * 1024;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final Stage stage;
  private final HttpServer server;
  private final PageGuard guard;
  private final Feed feed;
  private final ExecutorService threads = DaemonThreads.perTask();

  /**
   * Listens at once.
   *
   * @param port 0 for any free one
   */
  public PageServer(Stage stage, int port) {
    this.stage = stage;
    this.server = bind(port);
    this.guard = new PageGuard(server.getAddress().getPort());
    this.feed = new Feed(stage);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    feed.start();
  }

  private static HttpServer bind(int port) {
    try {
      try {
        return HttpServer.create(loopback(port), 0);
      } catch (BindException taken) {
        return HttpServer.create(loopback(0), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback", e);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /** How many browsers show the page. */
  public int open() {
    return feed.open();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers answer = exchange.getResponseHeaders();
      PageHeaders.addTo(answer);
      String method = exchange.getRequestMethod();
      Optional<String> refused = guard.reasonToRefuse(method, exchange.getRequestHeaders());
      String path = exchange.getRequestURI().getPath();
      if (refused.isPresent()) {
        error(exchange, 403, "The sandbox's page refuses " + refused.get());
      } else if (path.equals(API + "feed") && method.equals("GET")) {
        follow(exchange);
      } else if (path.startsWith(API)) {
        control(exchange, path.substring(API.length()));
      } else {
        file(exchange, path);
      }
    }
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    Optional<StaticFiles.StaticFile> file = StaticFiles.find(path);
    if (file.isEmpty()) {
      error(exchange, 404, "there is no " + path);
    } else if (!exchange.getRequestMethod().equals("GET")) {
      error(exchange, 405, "use GET");
    } else {
      send(exchange, 200, file.get().type(), file.get().content());
    }
  }

  private void follow(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    Feed.Subscriber subscriber = feed.subscribe();
    try {
      write(out, "retry: 1000\n\n");
      while (!subscriber.isLost()) {
        write(out, subscriber.next(HEARTBEAT).orElse(": still here\n\n"));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      feed.end(subscriber);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void control(HttpExchange exchange, String name) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      read(exchange, name);
      return;
    }
    try {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new ControlException("the body is larger than 16 MB");
      }
      json(exchange, apply(name, new Body(PageJson.object(body))));
    } catch (ControlException | IllegalArgumentException e) {
      error(exchange, 400, String.valueOf(e.getMessage()));
    } catch (ServiceException e) {
      error(exchange, 400, e.code() + ": " + e.message());
    } catch (AwsServiceException e) {
      error(
          exchange,
          400,
          e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
    } catch (RuntimeException e) {
      LOG.error("The control {} failed", name, e);
      error(exchange, 500, String.valueOf(e));
    } finally {
      feed.changed();
    }
  }

  private Object apply(String name, Body body) {
    if (name.equals("reset")) {
      stage.reset();
      return Map.of("reset", true);
    }
    if (name.equals("state/load")) {
      stage.load(new SavedState(body.object("state")));
      return Map.of("loaded", true);
    }
    if (name.equals("state/save")) {
      return SavedState.of(watched().sandbox()).json();
    }
    Control control = watched().controls().get(name);
    if (control == null) {
      throw new ControlException("there is no control " + name);
    }
    return control.apply(body);
  }

  private void read(HttpExchange exchange, String name) throws IOException {
    Optional<Watched> watched = stage.current();
    if (watched.isEmpty()) {
      error(exchange, 503, "the sandbox is starting");
      return;
    }
    switch (name) {
      case "environment" -> json(exchange, PageEnvironment.of(watched.get().sandbox()));
      case "state" -> json(exchange, watched.get().state().read());
      case "journeys" -> json(exchange, watched.get().journeys().since(0));
      default -> error(exchange, 404, "there is no " + name + " to read; controls need POST");
    }
  }

  private Watched watched() {
    return stage
        .current()
        .orElseThrow(() -> new ControlException("the sandbox is starting; try again"));
  }

  private static void json(HttpExchange exchange, Object value) throws IOException {
    byte[] body = PageJson.text(value).getBytes(StandardCharsets.UTF_8);
    send(exchange, 200, "application/json", body);
  }

  private static void error(HttpExchange exchange, int status, String message) throws IOException {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error", message);
    send(
        exchange,
        status,
        "application/json",
        PageJson.text(error).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    feed.close();
    server.stop(0);
    threads.shutdownNow();
  }
}
