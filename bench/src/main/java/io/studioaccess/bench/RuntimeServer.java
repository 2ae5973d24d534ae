package io.studioaccess.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.process.DaemonThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Serves Lambda's Runtime API, version 2018-06-01, to one process, and records the time of each
 * step in nanoseconds of {@link System#nanoTime}.
 */
final class RuntimeServer implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final ExecutorService threads = DaemonThreads.perTask();
  private final BlockingQueue<Long> checkpoints = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> restores = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> payloads = new LinkedBlockingQueue<>();
  private final BlockingQueue<Response> responses = new LinkedBlockingQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final HttpServer server;

  private record Response(long at, Optional<String> error) {}

  RuntimeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/2018-06-01/runtime/", this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Waits until the process has run its checkpoint hooks, then lets it continue.
   *
   * @return when it continued
   */
  long restoreAfterCheckpoint() throws InterruptedException {
    long unused = take(checkpoints);
    long now = System.nanoTime();
    restores.add(now);
    return now;
  }

  /**
   * Waits until the process asks for its next event.
   *
   * @return when it asked
   */
  long ready() throws InterruptedException {
    return take(requests);
  }

  /**
   * Delivers an event and waits for the response.
   *
   * @return when the response arrived
   * @throws IllegalStateException if the process reports a failure
   */
  long invoke(String payload) throws InterruptedException {
    Response response = deliver(payload);
    response
        .error()
        .ifPresent(
            error -> {
              throw new IllegalStateException("the measured function failed: " + error);
            });
    return response.at();
  }

  /**
   * Delivers an event and waits for the response.
   *
   * @return the failure that the process reports, if it does
   */
  Optional<String> tryToInvoke(String payload) throws InterruptedException {
    return deliver(payload).error();
  }

  private Response deliver(String payload) throws InterruptedException {
    payloads.add(payload);
    return take(responses);
  }

  private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    if (next == null) {
      throw new IllegalStateException("the function did nothing for " + TIMEOUT);
    }
    return next;
  }

  private void handle(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.endsWith("/invocation/next")) {
        requests.add(now);
        sendInvocation(exchange, payloads.take());
      } else if (path.endsWith("/restore/next")) {
        checkpoints.add(now);
        long unused = restores.take();
        exchange.sendResponseHeaders(200, -1);
      } else {
        Optional<String> error = path.endsWith("/response") ? Optional.empty() : Optional.of(body);
        responses.add(new Response(now, error));
        send(exchange, 202, "{\"status\":\"OK\"}");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendInvocation(HttpExchange exchange, String payload) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "request-" + numbers.incrementAndGet());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + Duration.ofMinutes(1).toMillis()));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-west-1:111122223333:function:bench");
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0");
    send(exchange, 200, payload);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
