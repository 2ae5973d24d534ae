package io.studioaccess.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The row file as a JSON schema, by which editors complete and underline. What fields demand of one
 * another is left to {@code mapping validate}.
 */
final class MappingSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private MappingSchema() {}

  /** Writes it to standard output, for {@code schemas/mapping.json}. */
  public static void main(String[] args) {
    System.out.print(json());
  }

  static String json() {
    try {
      return JSON.writeValueAsString(file()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> file() {
    Map<String, Object> file = new HashMap<>();
    file.put("$schema", "http://json-schema.org/draft-07/schema#");
    file.put("$id", "urn:studio-access:mapping:1");
    file.put("title", "Mapping");
    file.put("description", "Which group gets which role in which domain (docs/mapping.md).");
    file.putAll(fields(Map.of("rows", Map.of("type", "array", "items", row()))));
    file.put("required", List.of("rows"));
    return file;
  }

  private static Map<String, Object> row() {
    Map<String, Object> row =
        fields(
            Map.of(
                "groupName",
                described(text(GroupName.SHAPE), "The group's exact display name."),
                "domainId",
                described(text(DomainId.SHAPE), "The Studio domain, in the role's account."),
                "region",
                described(text(Region.SHAPE), "The domain's region. Default: the stack's."),
                "roleArn",
                described(text(RoleArn.SHAPE), "The members' execution role."),
                "priority",
                described(
                    wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    "For users in several groups, the lowest number wins. Default: 100."),
                "groupId",
                described(text(GroupId.SHAPE), "Pins the row to this group, whatever its name."),
                "enabled",
                described(Map.of("type", "boolean"), "A disabled row grants nothing."),
                "description",
                described(Map.of("type", "string"), "A note for people."),
                "privateSpaces",
                described(
                    Map.of("enum", List.of("delete", "keep")),
                    "What happens to the private spaces of leavers. Default: the stack's."),
                "userSettings",
                described(
                    setting(SupportedSettings.ALL),
                    "Settings of the members' profiles, with SageMaker's names.")));
    row.put("required", List.of("groupName", "domainId", "roleArn"));
    return row;
  }

  private static Map<String, Object> setting(Setting setting) {
    return switch (setting) {
      case Setting.Text text -> text(text.shape());
      case Setting.Choice choice -> Map.of("enum", choice.values());
      case Setting.WholeNumber number -> wholeNumber(number.least(), number.most());
      case Setting.Listing list -> listing(list);
      case Setting.Structure structure -> structure(structure);
      case Setting.Refused _ -> throw new IllegalArgumentException("not to be named");
    };
  }

  private static Map<String, Object> text(Shape shape) {
    Map<String, Object> text = new HashMap<>();
    text.put("type", "string");
    text.put("maxLength", shape.maxLength());
    text.put("pattern", "^(?:" + shape.pattern().pattern() + ")$");
    return text;
  }

  private static Map<String, Object> wholeNumber(long least, long most) {
    Map<String, Object> number = new HashMap<>();
    number.put("type", "integer");
    number.put("minimum", least);
    number.put("maximum", most);
    return number;
  }

  private static Map<String, Object> listing(Setting.Listing setting) {
    Map<String, Object> list = new HashMap<>();
    list.put("type", "array");
    list.put("items", setting(setting.item()));
    list.put("uniqueItems", true);
    if (setting.most() < Integer.MAX_VALUE) {
      list.put("maxItems", setting.most());
    }
    return list;
  }

  private static Map<String, Object> structure(Setting.Structure structure) {
    Map<String, Object> settings = new HashMap<>();
    structure
        .fields()
        .forEach(
            (name, field) -> {
              if (!(field instanceof Setting.Refused)) {
                settings.put(name, setting(field));
              }
            });
    Map<String, Object> fields = fields(settings);
    fields.put("minProperties", 1);
    return fields;
  }

  private static Map<String, Object> fields(Map<String, ?> properties) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("type", "object");
    fields.put("additionalProperties", false);
    fields.put("properties", new HashMap<>(properties));
    return fields;
  }

  private static Map<String, Object> described(Map<String, Object> schema, String description) {
    Map<String, Object> described = new HashMap<>(schema);
    described.put("description", description);
    return described;
  }
}
