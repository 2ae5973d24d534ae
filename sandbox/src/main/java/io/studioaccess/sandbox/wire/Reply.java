package io.studioaccess.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An HTTP response. */
@SuppressWarnings("ArrayRecordComponent") // Replies are never compared.
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Reply withBody(byte[] other) {
    return new Reply(status, headers, other);
  }

  Reply with(String header, String value) {
    var more = new java.util.HashMap<>(headers);
    more.put(header, List.of(value));
    return new Reply(status, more, body);
  }
}
