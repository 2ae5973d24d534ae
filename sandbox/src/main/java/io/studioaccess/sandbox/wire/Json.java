package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as AWS's services speak it. */
final class Json {

  static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final int LARGEST_LOGGED_REQUEST = 16 * 1024;

  private Json() {}

  static ObjectNode read(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException notJson) {
      throw new Refusal("SerializationException", "The body is not JSON");
    }
    throw new Refusal("SerializationException", "The body is not a JSON object");
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** What the call log keeps of a request. */
  static Map<String, Object> logged(JsonNode json, byte[] body) {
    return body.length > LARGEST_LOGGED_REQUEST ? Map.of() : MAPPER.convertValue(json, OBJECT);
  }

  /** A map or an object node. */
  static Reply reply(Object members) {
    return Reply.of(200, CONTENT_TYPE, write(members));
  }

  /** An error as SDKs and the AWS CLI read it. */
  static Reply error(Refusal refusal, String contentType) {
    var body = new LinkedHashMap<String, Object>();
    body.put("__type", refusal.code());
    body.put("message", refusal.message());
    body.putAll(refusal.members());
    return Reply.of(refusal.status(), contentType, write(body))
        .with("x-amzn-ErrorType", refusal.code());
  }
}
