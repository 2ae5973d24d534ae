package io.studioaccess.sandbox.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.studioaccess.sandbox.page.control.ControlException;
import java.io.IOException;
import java.time.Instant;

/** JSON as the page reads and writes it: records by their components, instants as ISO 8601. */
final class PageJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
          .build();

  private PageJson() {}

  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /**
   * @throws ControlException if it is not a JSON object
   */
  static ObjectNode object(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      if (read instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new ControlException("the body is not JSON: " + e.getMessage());
    }
    throw new ControlException("the body is not a JSON object");
  }
}
