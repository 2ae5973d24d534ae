package io.studioaccess.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Replaces names of the sandbox by those of a backend in request bodies, and back in response
 * bodies.
 */
record NameTranslation(Map<String, String> backendNames) {

  static final NameTranslation NONE = new NameTranslation(Map.of());

  boolean isEmpty() {
    return backendNames.isEmpty();
  }

  byte[] toBackend(byte[] body) {
    return isEmpty() ? body : replaceAll(body, backendNames);
  }

  byte[] fromBackend(byte[] body) {
    return isEmpty()
        ? body
        : replaceAll(
            body,
            backendNames.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
  }

  private static byte[] replaceAll(byte[] body, Map<String, String> names) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (var name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
