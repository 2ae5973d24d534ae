package io.studioaccess.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as received.
 *
 * @param query as in the URL; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Requests are never compared.
record IncomingRequest(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {

  IncomingRequest {
    var byName = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = java.util.Collections.unmodifiableMap(byName);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(List::getFirst);
  }

  IncomingRequest with(byte[] otherBody) {
    return new IncomingRequest(method, path, query, headers, otherBody);
  }

  boolean isForm() {
    return header("Content-Type")
        .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
        .isPresent();
  }
}
