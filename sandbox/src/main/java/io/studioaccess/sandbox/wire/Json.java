package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as AWS services use it. */
final class Json {

  static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  static final String CONTENT_TYPE_1_0 = "application/x-amz-json-1.0";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final int MAX_LOGGED_BYTES = 16 * 1024;

  private Json() {}

  static ObjectNode read(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException notJson) {
      throw new ServiceException("SerializationException", "The body is not JSON");
    }
    throw new ServiceException("SerializationException", "The body is not a JSON object");
  }

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), e);
    }
  }

  /** The part of a request that the call log keeps: nothing of a large request. */
  static Map<String, Object> logged(JsonNode json, byte[] body) {
    return body.length > MAX_LOGGED_BYTES ? Map.of() : MAPPER.convertValue(json, OBJECT);
  }

  /**
   * @param members a map or an object node
   */
  static Reply reply(Object members) {
    return reply(members, CONTENT_TYPE);
  }

  static Reply reply(Object members, String contentType) {
    return Reply.of(200, contentType, write(members));
  }

  /** An error in the form that SDKs and the AWS CLI read. */
  static Reply error(ServiceException error, String contentType) {
    var body = new LinkedHashMap<String, Object>();
    body.put("__type", error.code());
    body.put("message", error.message());
    body.putAll(error.members());
    return Reply.of(error.status(), contentType, write(body))
        .with("x-amzn-ErrorType", error.code());
  }
}
