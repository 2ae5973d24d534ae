package io.studioaccess.sandbox.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request and its response, as RFC 9112 writes them. */
final class WireExchange extends HttpExchange {
  private static final int MAX_LINE = 64 * 1024;
  private static final int HEXADECIMAL = 16;
  private static final int OK = 200;

  private final String method;
  private final URI uri;
  private final String protocol;
  private final Headers requestHeaders;
  private final Headers responseHeaders = new Headers();
  private final Map<String, Object> attributes = new HashMap<>();
  private final InputStream body;
  private final OutputStream out;
  private final Socket connection;
  private int status = -1;

  private WireExchange(
      String[] requestLine,
      Headers requestHeaders,
      InputStream body,
      OutputStream out,
      Socket connection) {
    this.method = requestLine[0];
    this.uri = URI.create(requestLine[1]);
    this.protocol = requestLine[2];
    this.requestHeaders = requestHeaders;
    this.body = body;
    this.out = out;
    this.connection = connection;
  }

  /** Reads a whole request; empty if the client closed the connection. */
  static Optional<WireExchange> read(InputStream in, OutputStream out, Socket connection)
      throws IOException {
    Optional<String> requestLine = line(in);
    if (requestLine.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = requestLine.get().split(" ", -1);
    if (parts.length != 3) {
      throw new ProtocolException("not a request line: " + requestLine.get());
    }
    Headers headers = headers(in);
    if ("100-continue".equalsIgnoreCase(headers.getFirst("Expect"))) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
    return Optional.of(
        new WireExchange(
            parts, headers, new ByteArrayInputStream(body(headers, in)), out, connection));
  }

  private static Headers headers(InputStream in) throws IOException {
    Headers headers = new Headers();
    String line = requiredLine(in);
    while (!line.isEmpty()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("not a header: " + line);
      }
      headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
      line = requiredLine(in);
    }
    return headers;
  }

  private static byte[] body(Headers headers, InputStream in) throws IOException {
    String encoding = headers.getFirst("Transfer-Encoding");
    if (encoding != null && encoding.toLowerCase(Locale.ROOT).endsWith("chunked")) {
      return chunks(in);
    }
    String length = headers.getFirst("Content-Length");
    return length == null ? new byte[0] : bytes(in, Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size = chunkSize(in);
    while (size > 0) {
      body.write(bytes(in, size));
      requiredLine(in);
      size = chunkSize(in);
    }
    headers(in); // the trailers
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(requiredLine(in).split(";", 2)[0].strip(), HEXADECIMAL);
  }

  private static byte[] bytes(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new ProtocolException("the request ended early");
    }
    return bytes;
  }

  private static String requiredLine(InputStream in) throws IOException {
    return line(in).orElseThrow(() -> new ProtocolException("the request ended early"));
  }

  /** A line without its end; empty at the end of the stream. */
  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    while (next >= 0 && next != '\n') {
      if (line.size() > MAX_LINE) {
        throw new ProtocolException("a line is too long");
      }
      line.write(next);
      next = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  boolean isKeptAlive() {
    return protocol.equals("HTTP/1.1")
        && status >= 0
        && !"close".equalsIgnoreCase(requestHeaders.getFirst("Connection"));
  }

  /**
   * @param length of the body; -1 for none
   */
  @Override
  public void sendResponseHeaders(int code, long length) throws IOException {
    status = code;
    responseHeaders.set("Content-Length", Long.toString(Math.max(0, length)));
    StringBuilder head =
        new StringBuilder("HTTP/1.1 %d %s\r\n".formatted(code, code == OK ? "OK" : "Error"));
    responseHeaders.forEach(
        (name, values) ->
            values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    try {
      out.flush();
    } catch (IOException e) {
      status = -1; // The client closed the connection.
    }
  }

  @Override
  public Headers getRequestHeaders() {
    return requestHeaders;
  }

  @Override
  public Headers getResponseHeaders() {
    return responseHeaders;
  }

  @Override
  public URI getRequestURI() {
    return uri;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public HttpContext getHttpContext() {
    throw new UnsupportedOperationException("this server has no contexts");
  }

  @Override
  public InputStream getRequestBody() {
    return body;
  }

  @Override
  public OutputStream getResponseBody() {
    return out;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return (InetSocketAddress) connection.getRemoteSocketAddress();
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return (InetSocketAddress) connection.getLocalSocketAddress();
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public String getProtocol() {
    return protocol;
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return attributes.get(name);
  }

  @Override
  public void setAttribute(String name, Object value) {
    attributes.put(name, value);
  }

  @Override
  public void setStreams(InputStream input, OutputStream output) {
    throw new UnsupportedOperationException("this server has no filters");
  }

  @Override
  public @Nullable HttpPrincipal getPrincipal() {
    return null;
  }
}
