package io.studioaccess.aws.client;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain fields as JSON text. */
public final class JsonWriter {
  private final JsonMapper mapper;

  public JsonWriter(JsonMapper mapper) {
    this.mapper = mapper;
  }

  public String text(Map<String, ? extends @Nullable Object> fields) {
    try {
      return mapper.writeValueAsString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("fields of text and numbers can always be written as JSON", e);
    }
  }
}
