package io.studioaccess.sandbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.process.DaemonThreads;
import io.studioaccess.sandbox.wire.LocalCallers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * Lambda's Runtime API, version 2018-06-01, for all environments on one port; the first part of the
 * path names one. It is random, so that only the process of that environment can take its
 * invocations.
 */
final class RuntimeApi implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
  private final ExecutorService threads = DaemonThreads.perTask();
  private final HttpServer server;

  RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle).getFilters().add(new LocalCallers());
    server.start();
  }

  /** The value of AWS_LAMBDA_RUNTIME_API for this environment. */
  String address(String environment) {
    return "127.0.0.1:" + server.getAddress().getPort() + "/" + environment;
  }

  void add(ExecutionEnvironment environment) {
    environments.put(environment.id(), environment);
  }

  void remove(ExecutionEnvironment environment) {
    environments.remove(environment.id());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // /{environment}/2018-06-01/runtime/...
      List<String> path = List.of(exchange.getRequestURI().getPath().split("/", -1));
      ExecutionEnvironment environment = path.size() < 5 ? null : environments.get(path.get(1));
      if (environment == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String what = String.join("/", path.subList(4, path.size()));
      if (what.equals("invocation/next")) {
        next(exchange, environment);
      } else if (what.equals("restore/next")) {
        exchange.sendResponseHeaders(200, -1); // restored in the moment of the snapshot
      } else if (what.equals("init/error")) {
        environment.initFailed(failure(exchange));
        accept(exchange);
      } else if (what.startsWith("invocation/") && path.size() == 7) {
        InvocationResult answer =
            path.getLast().equals("response")
                ? new InvocationResult.Succeeded(body(exchange))
                : failure(exchange);
        environment.answered(path.get(5), answer);
        accept(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void next(HttpExchange exchange, ExecutionEnvironment environment)
      throws IOException {
    Optional<Invocation> work = environment.next();
    if (work.isEmpty()) {
      exchange.sendResponseHeaders(410, -1);
      return;
    }
    Invocation invocation = work.get();
    byte[] payload = invocation.payload().getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + invocation.timeout().toMillis()));
    headers.set("Lambda-Runtime-Invoked-Function-Arn", environment.functionArn());
    headers.set("Lambda-Runtime-Trace-Id", invocation.trace().text());
    exchange.sendResponseHeaders(200, payload.length);
    exchange.getResponseBody().write(payload);
    invocation.handedOver();
  }

  private static InvocationResult.Failed failure(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
    JsonNode error = JSON.readTree(body(exchange));
    return new InvocationResult.Failed(
        error.path("errorType").asText(type == null ? "Runtime.Unknown" : type),
        error.path("errorMessage").asText());
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void accept(HttpExchange exchange) throws IOException {
    byte[] ok = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(202, ok.length);
    exchange.getResponseBody().write(ok);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
