package io.studioaccess.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What a backend calls by other names than we do, wherever it stands in a body. */
record NameTranslation(Map<String, String> theirsByOurs) {

  static final NameTranslation NONE = new NameTranslation(Map.of());

  boolean isEmpty() {
    return theirsByOurs.isEmpty();
  }

  byte[] theirs(byte[] body) {
    return isEmpty() ? body : replaced(body, theirsByOurs);
  }

  byte[] ours(byte[] body) {
    return isEmpty()
        ? body
        : replaced(
            body,
            theirsByOurs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
  }

  private static byte[] replaced(byte[] body, Map<String, String> names) {
    String text = new String(body, StandardCharsets.UTF_8);
    for (var name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
