package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP/1.1 server for the SDKs, with one thread for each connection. The JDK's own server sets
 * the header {@code Date} to the computer's time, whatever its handlers say; here they set it.
 */
final class WireServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);
  private static final int BACKLOG = 256;

  private final ServerSocket server = new ServerSocket();
  private final Executor threads;
  private final ConcurrentSkipListMap<String, HttpHandler> handlers = new ConcurrentSkipListMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** Binds the port, but does not accept connections yet. */
  WireServer(InetSocketAddress address, Executor threads) throws IOException {
    this.threads = threads;
    server.bind(address, BACKLOG);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Handles the requests with this prefix of the path; a longer prefix takes precedence. */
  void handle(String prefix, HttpHandler handler) {
    handlers.put(prefix, handler);
  }

  void start() {
    threads.execute(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        if (server.isClosed()) {
          close(connection);
        } else {
          threads.execute(() -> serve(connection));
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("The sandbox failed to accept a connection", e);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      OutputStream out = new BufferedOutputStream(connection.getOutputStream());
      boolean isOpen = true;
      while (isOpen) {
        Optional<WireExchange> exchange = WireExchange.read(in, out, connection);
        isOpen = exchange.isPresent() && handle(exchange.get());
      }
    } catch (IOException e) {
      LOG.debug("A client closed its connection", e);
    } finally {
      connections.remove(connection);
    }
  }

  /** Whether the connection can take another request. */
  private boolean handle(WireExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    HttpHandler handler =
        handlers.descendingMap().entrySet().stream()
            .filter(entry -> path.startsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IOException("no handler for " + path));
    handler.handle(exchange);
    return exchange.isKeptAlive();
  }

  @Override
  public void close() {
    close((Closeable) server);
    connections.forEach(WireServer::close);
  }

  private static void close(Closeable connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("A connection was closed already", e);
    }
  }
}
