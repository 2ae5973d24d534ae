package io.studioaccess.runtime;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a function rehearses, from its {@code rehearsal.json}.
 *
 * @param messages what arrives in each scene, one after the other
 * @param responses by operation, AWS's responses in order, the same in each scene
 * @param scenes by name, the responses that differ from {@code responses}
 */
@Serdeable
record RehearsalScript(
    List<Map<String, Object>> messages,
    Map<String, List<Map<String, Object>>> responses,
    Map<String, Map<String, List<Map<String, Object>>>> scenes) {
  private static final String FILE = "/rehearsal.json";

  /** The script in the function's jar. */
  static RehearsalScript read(JsonMapper json) {
    try (InputStream file = RehearsalScript.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("this function has no " + FILE);
      }
      return json.readValue(file, Argument.of(RehearsalScript.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
