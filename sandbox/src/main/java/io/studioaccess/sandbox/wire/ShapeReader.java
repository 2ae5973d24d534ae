package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Fills a request's builder from AWS JSON and collects all violations of its model. */
final class ShapeReader {

  private final Constraints constraints;
  private final List<String> violations = new ArrayList<>();

  private ShapeReader(Constraints constraints) {
    this.constraints = constraints;
  }

  /**
   * @throws ServiceException SerializationException if the JSON does not have the shape;
   *     ValidationException with all violations if it breaks a constraint
   */
  static void read(JsonNode json, SdkPojo builder, Constraints constraints) {
    var reader = new ShapeReader(constraints);
    reader.structure(json, builder, "");
    int count = reader.violations.size();
    if (count > 0) {
      throw ServiceException.validation(
          count
              + (count == 1 ? " validation error detected: " : " validation errors detected: ")
              + String.join("; ", reader.violations));
    }
  }

  private SdkPojo structure(JsonNode json, SdkPojo builder, String path) {
    if (!json.isObject()) {
      throw malformed(path, "structure");
    }
    var unknown = new HashSet<String>();
    json.fieldNames().forEachRemaining(unknown::add);
    var required = constraints.requiredMembers(builder);
    for (var field : builder.sdkFields()) {
      unknown.remove(field.locationName());
      var value = json.path(field.locationName());
      var at = path + decapitalised(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(builder, value(field, field.locationName(), value, at));
      } else if (required.contains(field.locationName())) {
        violations.add(
            "Value at '" + at + "' failed to satisfy constraint: Member must not be null");
      }
    }
    if (!unknown.isEmpty()) {
      throw new ServiceException(
          "SerializationException", "Unknown member " + path + unknown.iterator().next());
    }
    Enumerations.violations(builder).forEach(violations::add);
    return builder;
  }

  private Object value(SdkField<?> field, String name, JsonNode json, String path) {
    Object value =
        switch (field.marshallingType().getKnownType()) {
          case STRING -> scalar(json.isTextual(), path, "string", json.asText());
          case INTEGER -> scalar(json.canConvertToInt(), path, "integer", json.intValue());
          case LONG -> scalar(json.canConvertToLong(), path, "long", json.longValue());
          case DOUBLE -> scalar(json.isNumber(), path, "double", json.doubleValue());
          case FLOAT -> scalar(json.isNumber(), path, "float", json.floatValue());
          case BOOLEAN -> scalar(json.isBoolean(), path, "boolean", json.booleanValue());
          case INSTANT -> instant(json, path);
          case SDK_BYTES -> bytes(json, path);
          case SDK_POJO -> built(structure(json, field.constructor().get(), path + "."));
          case DOCUMENT -> document(json);
          case LIST -> list(field, json, path);
          case MAP -> map(field, json, path);
          default -> throw new IllegalStateException("no wire form for " + field.marshallingType());
        };
    for (var violation : constraints.violations(name, value)) {
      violations.add(
          "Value '" + value + "' at '" + path + "' failed to satisfy constraint: " + violation);
    }
    return value;
  }

  private List<Object> list(SdkField<?> field, JsonNode json, String path) {
    if (!json.isArray()) {
      throw malformed(path, "list");
    }
    var member = field.getTrait(ListTrait.class).memberFieldInfo();
    var values = new ArrayList<Object>();
    for (var item : json) {
      var at = path + "." + (values.size() + 1) + ".member";
      values.add(value(member, Constraints.memberOf(field.locationName()), item, at));
    }
    return values;
  }

  private Map<String, Object> map(SdkField<?> field, JsonNode json, String path) {
    if (!json.isObject()) {
      throw malformed(path, "map");
    }
    var member = field.getTrait(MapTrait.class).valueFieldInfo();
    var values = new LinkedHashMap<String, Object>();
    json.properties()
        .forEach(
            e -> values.put(e.getKey(), value(member, member.locationName(), e.getValue(), path)));
    return values;
  }

  private static Document document(JsonNode json) {
    return switch (json.getNodeType()) {
      case STRING -> Document.fromString(json.asText());
      case BOOLEAN -> Document.fromBoolean(json.booleanValue());
      case NUMBER -> Document.fromNumber(json.decimalValue());
      case ARRAY -> {
        var items = new ArrayList<Document>();
        json.forEach(item -> items.add(document(item)));
        yield Document.fromList(items);
      }
      case OBJECT -> {
        var members = new LinkedHashMap<String, Document>();
        json.properties().forEach(e -> members.put(e.getKey(), document(e.getValue())));
        yield Document.fromMap(members);
      }
      default -> Document.fromNull();
    };
  }

  private static Object built(SdkPojo builder) {
    return ((SdkBuilder<?, ?>) builder).build();
  }

  private static Instant instant(JsonNode json, String path) {
    if (!json.isNumber()) {
      throw malformed(path, "timestamp in epoch seconds");
    }
    return Instant.ofEpochMilli(json.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue());
  }

  private static SdkBytes bytes(JsonNode json, String path) {
    try {
      return SdkBytes.fromByteArray(java.util.Base64.getDecoder().decode(json.asText()));
    } catch (IllegalArgumentException notBase64) {
      throw malformed(path, "blob");
    }
  }

  private static <T> T scalar(boolean fits, String path, String type, T value) {
    if (!fits) {
      throw malformed(path, type);
    }
    return value;
  }

  private static ServiceException malformed(String path, String type) {
    return new ServiceException("SerializationException", "Expected a " + type + " at " + path);
  }

  private static String decapitalised(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }
}
