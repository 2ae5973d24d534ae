package io.studioaccess.mapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Settings as canonical JSON, and its hash. Both are the same in every process. */
final class SettingsText {
  private static final int HASH_BYTES = 8;

  private SettingsText() {}

  static String hash(Map<?, ?> settings) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(json(settings).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** JSON with sorted fields. */
  private static String json(Object value) {
    return switch (value) {
      case Map<?, ?> fields ->
          fields.entrySet().stream()
              .map(field -> json(field.getKey()) + ":" + json(field.getValue()))
              .sorted()
              .collect(Collectors.joining(",", "{", "}"));
      case List<?> items ->
          items.stream().map(SettingsText::json).collect(Collectors.joining(",", "[", "]"));
      case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      default -> value.toString();
    };
  }
}
