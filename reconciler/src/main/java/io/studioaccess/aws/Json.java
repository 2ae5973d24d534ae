package io.studioaccess.aws;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Plain fields as JSON text. */
final class Json {
  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  String text(Map<String, ?> fields) {
    try {
      return mapper.writeValueAsString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("fields of text and numbers always have a JSON form", e);
    }
  }
}
