package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes rows in the format of the row file, as {@link MappingFile} reads them. */
public final class RowYaml {
  private static final int INDENT = 2;
  private static final int WIDTH = 120;

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
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(INDENT);
    options.setWidth(WIDTH);
    options.setSplitLines(false);
    return new Yaml(options).dump(List.of(fields)).indent(INDENT);
  }
}
