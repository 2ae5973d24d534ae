package io.studioaccess.studioctl.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.mapping.PrintableText;

/** Results as JSON, in which a terminal finds nothing to obey. */
final class JsonDocument {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Of the documents. It changes if a field is taken away or means something else. */
  private static final int VERSION = 1;

  private static final ObjectWriter LINE =
      JSON.writer().without(SerializationFeature.INDENT_OUTPUT);

  private JsonDocument() {}

  /** The fields of an object behind the version. */
  static String of(Object value) {
    if (!(JSON.valueToTree(value) instanceof ObjectNode fields)) {
      throw new IllegalArgumentException("no object, which can have a version: " + value);
    }
    ObjectNode document = JSON.createObjectNode().put("version", VERSION);
    document.setAll(fields);
    return text(JSON.writer(), document);
  }

  /** A value on one line, as a stream of values has it. */
  static String line(Object value) {
    return text(LINE, value);
  }

  private static String text(ObjectWriter writer, Object value) {
    try {
      return PrintableText.escapeJson(writer.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + value, e);
    }
  }
}
