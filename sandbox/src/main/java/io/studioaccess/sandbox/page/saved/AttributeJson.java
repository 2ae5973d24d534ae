package io.studioaccess.sandbox.page.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items as DynamoDB's JSON. Binary values, which Studio Access does not store, are refused. */
final class AttributeJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private AttributeJson() {}

  static ObjectNode item(Map<String, AttributeValue> item) {
    ObjectNode json = JSON.createObjectNode();
    item.forEach((name, value) -> json.set(name, value(value)));
    return json;
  }

  private static ObjectNode value(AttributeValue value) {
    ObjectNode json = JSON.createObjectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case NUL -> json.put("NULL", true);
      case SS -> value.ss().forEach(json.putArray("SS")::add);
      case NS -> value.ns().forEach(json.putArray("NS")::add);
      case L -> value.l().forEach(element -> json.withArray("L").add(value(element)));
      case M -> json.set("M", item(value.m()));
      case B, BS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException(
              "a value of the type %s cannot be saved".formatted(value.type()));
    }
    if (value.hasL() && value.l().isEmpty()) {
      json.putArray("L");
    }
    return json;
  }

  static Map<String, AttributeValue> item(JsonNode json) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    json.properties().forEach(member -> item.put(member.getKey(), value(member.getValue())));
    return item;
  }

  private static AttributeValue value(JsonNode json) {
    Map.Entry<String, JsonNode> typed =
        json.properties().stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a value without a type"));
    JsonNode value = typed.getValue();
    return switch (typed.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "NULL" -> AttributeValue.fromNul(true);
      case "SS" -> AttributeValue.fromSs(texts(value));
      case "NS" -> AttributeValue.fromNs(texts(value));
      case "L" -> {
        List<AttributeValue> elements = new ArrayList<>();
        value.forEach(element -> elements.add(value(element)));
        yield AttributeValue.fromL(elements);
      }
      case "M" -> AttributeValue.fromM(item(value));
      default -> throw new IllegalArgumentException("not a type of DynamoDB: " + typed.getKey());
    };
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
