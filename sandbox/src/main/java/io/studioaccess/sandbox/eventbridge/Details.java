package io.studioaccess.sandbox.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** Parses the detail of an event: a JSON object as text. */
final class Details {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Details() {}

  static Optional<Map<String, Object>> read(String detail) {
    try {
      return Optional.ofNullable(MAPPER.readValue(detail, OBJECT));
    } catch (JsonProcessingException malformed) {
      return Optional.empty();
    }
  }
}
