package io.studioaccess.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of the row file, which editors use for completion and validation. Constraints
 * between fields are left to {@code mapping validate}.
 */
final class MappingSchema {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private MappingSchema() {}

  /** Writes the schema to standard output, for {@code schemas/mapping.json}. */
  public static void main(String[] args) {
    System.out.print(json());
  }

  static String json() {
    try {
      return JSON.writeValueAsString(fileSchema()) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> fileSchema() {
    Map<String, Object> file = new HashMap<>();
    file.put("$schema", "http://json-schema.org/draft-07/schema#");
    file.put("$id", "urn:studio-access:mapping:1");
    file.put("title", "Mapping");
    file.put("description", "Which group gets which role in which domain. See docs/mapping.md.");
    file.putAll(objectSchema(Map.of("rows", Map.of("type", "array", "items", rowSchema()))));
    file.put("required", List.of("rows"));
    return file;
  }

  private static Map<String, Object> rowSchema() {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "groupName",
                withDescription(
                    textSchema(GroupName.SHAPE), "The exact display name of the group."),
                "domainId",
                withDescription(
                    textSchema(DomainId.SHAPE), "The Studio domain, in the role's account."),
                "region",
                withDescription(
                    textSchema(Region.SHAPE), "The domain's region. Default: the stack's."),
                "roleArn",
                withDescription(textSchema(RoleArn.SHAPE), "The execution role that members get."),
                "priority",
                withDescription(
                    wholeNumberSchema(Integer.MIN_VALUE, Integer.MAX_VALUE),
                    "The lowest number wins for a user in several groups. Default: 100."),
                "groupId",
                withDescription(
                    textSchema(GroupId.SHAPE),
                    "Pins the row to the group with this id, whatever its name."),
                "enabled",
                withDescription(
                    Map.of("type", "boolean"), "A disabled row grants nothing. Default: true."),
                "description",
                withDescription(Map.of("type", "string"), "A note for administrators."),
                "privateSpaces",
                withDescription(
                    Map.of("enum", List.of("delete", "keep")),
                    "What happens to the private spaces of members who leave."),
                "userSettings",
                withDescription(
                    settingSchema(SupportedSettings.ALL),
                    "The settings of the members' profiles, under SageMaker's own names.")));
    fields.put("notBefore", momentSchema("When access begins. A date: its beginning, in UTC."));
    fields.put("notAfter", momentSchema("When access ends. A date: its end, in UTC."));
    fields.put(
        "maxDays",
        withDescription(
            wholeNumberSchema(1, AccessPeriod.LONGEST_DAYS),
            "Access ends this many days after the membership began."));
    fields.put(
        "tags", withDescription(tagsSchema(), "The tags of the members' profiles and their apps."));
    Map<String, Object> row = objectSchema(fields);
    row.put("required", List.of("groupName", "domainId", "roleArn"));
    return row;
  }

  private static Map<String, Object> tagsSchema() {
    Map<String, Object> tags = new HashMap<>();
    tags.put("type", "object");
    tags.put("minProperties", 1);
    tags.put("maxProperties", RowTags.MOST);
    tags.put("additionalProperties", textSchema(RowTags.VALUE));
    tags.put("propertyNames", textSchema(RowTags.KEY));
    return tags;
  }

  private static Map<String, Object> settingSchema(Setting setting) {
    return switch (setting) {
      case Setting.Text text -> textSchema(text.shape());
      case Setting.Choice choice -> Map.of("enum", choice.values());
      case Setting.Truth _ -> Map.of("type", "boolean");
      case Setting.WholeNumber number -> wholeNumberSchema(number.min(), number.max());
      case Setting.Listing list -> listSchema(list);
      case Setting.Structure structure -> structureSchema(structure);
      case Setting.Refused _ ->
          throw new IllegalArgumentException("refused settings have no schema");
    };
  }

  private static Map<String, Object> textSchema(Shape shape) {
    Map<String, Object> text = new HashMap<>();
    text.put("type", "string");
    if (shape.maxLength() < Integer.MAX_VALUE) {
      text.put("maxLength", shape.maxLength());
    }
    text.put("pattern", "^(?:" + shape.pattern().pattern() + ")$");
    return text;
  }

  private static Map<String, Object> momentSchema(String description) {
    return withDescription(
        Map.of("type", "string", "pattern", "^(?:" + RowMoment.pattern() + ")$"), description);
  }

  private static Map<String, Object> wholeNumberSchema(long min, long max) {
    Map<String, Object> number = new HashMap<>();
    number.put("type", "integer");
    number.put("minimum", min);
    number.put("maximum", max);
    return number;
  }

  private static Map<String, Object> listSchema(Setting.Listing setting) {
    Map<String, Object> list = new HashMap<>();
    list.put("type", "array");
    list.put("items", settingSchema(setting.item()));
    list.put("uniqueItems", true);
    if (setting.maxItems() < Integer.MAX_VALUE) {
      list.put("maxItems", setting.maxItems());
    }
    return list;
  }

  private static Map<String, Object> structureSchema(Setting.Structure structure) {
    Map<String, Object> settings = new HashMap<>();
    structure
        .fields()
        .forEach(
            (name, field) -> {
              if (!(field instanceof Setting.Refused)) {
                settings.put(name, settingSchema(field));
              }
            });
    Map<String, Object> fields = objectSchema(settings);
    fields.put("minProperties", 1);
    return fields;
  }

  private static Map<String, Object> objectSchema(Map<String, ?> properties) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("type", "object");
    fields.put("additionalProperties", false);
    fields.put("properties", new HashMap<>(properties));
    return fields;
  }

  private static Map<String, Object> withDescription(
      Map<String, Object> schema, String description) {
    Map<String, Object> described = new HashMap<>(schema);
    described.put("description", description);
    return described;
  }
}
