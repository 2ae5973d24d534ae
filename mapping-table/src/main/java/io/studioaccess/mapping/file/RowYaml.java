package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the format of the row file, as {@link MappingFile} reads them. Every value is on
 * one line, whatever it contains.
 */
public final class RowYaml {
  private static final int INDENT = 2;

  private RowYaml() {}

  /**
   * One row as an entry of the list. Fields with their default value are omitted, except priority.
   */
  public static String entry(MappingRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("groupName", row.group().value());
    fields.put("domainId", row.domain().value());
    row.region().ifPresent(region -> fields.put("region", region.value()));
    fields.put("roleArn", row.role().value());
    fields.put("priority", row.priority());
    row.pinnedGroup().ifPresent(id -> fields.put("groupId", id.value()));
    if (!row.enabled()) {
      fields.put("enabled", false);
    }
    if (!row.description().isEmpty()) {
      fields.put("description", row.description());
    }
    row.privateSpaces().ifPresent(spaces -> fields.put("privateSpaces", spaces.toString()));
    row.period().notBefore().ifPresent(moment -> fields.put("notBefore", moment.text()));
    row.period().notAfter().ifPresent(moment -> fields.put("notAfter", moment.text()));
    row.period().maxDays().ifPresent(days -> fields.put("maxDays", days));
    if (!row.tags().isEmpty()) {
      fields.put("tags", row.tags().byKey());
    }
    if (!row.userSettings().fields().isEmpty()) {
      fields.put("userSettings", row.userSettings().fields());
    }
    return entry(fields);
  }

  /** The fields of a refused row, as comments. */
  public static String comments(Map<String, ? extends @Nullable Object> fields) {
    return entry(fields).lines().map(line -> "#" + line + "\n").collect(Collectors.joining());
  }

  private static String entry(Map<String, ? extends @Nullable Object> fields) {
    StringBuilder yaml = new StringBuilder();
    item(fields, INDENT, yaml);
    return yaml.toString();
  }

  /** Writes an entry of a list. The first field of a structure is on the line of the hyphen. */
  private static void item(@Nullable Object value, int indent, StringBuilder yaml) {
    int start = yaml.length();
    switch (value) {
      case Map<?, ?> fields when !fields.isEmpty() -> fields(fields, indent + 2, yaml);
      case List<?> items when !items.isEmpty() ->
          items.forEach(item -> item(item, indent + 2, yaml));
      case null, default -> yaml.append(" ".repeat(indent + 2)).append(scalar(value)).append('\n');
    }
    yaml.setCharAt(start + indent, '-');
  }

  private static void fields(Map<?, ?> fields, int indent, StringBuilder yaml) {
    fields.forEach(
        (name, value) -> {
          yaml.append(" ".repeat(indent)).append(YamlText.of(name.toString())).append(':');
          switch (value) {
            case Map<?, ?> inner when !inner.isEmpty() -> {
              yaml.append('\n');
              fields(inner, indent + 2, yaml);
            }
            case List<?> items when !items.isEmpty() -> {
              yaml.append('\n');
              items.forEach(item -> item(item, indent + 2, yaml));
            }
            case null, default -> yaml.append(' ').append(scalar(value)).append('\n');
          }
        });
  }

  private static String scalar(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> _ -> "{}";
      case List<?> _ -> "[]";
      case Boolean _, Number _ -> value.toString();
      default -> YamlText.of(value.toString());
    };
  }
}
