package io.studioaccess.aws.settings;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.NamingConvention;
import io.studioaccess.mapping.convention.PatternConvention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The source of the mapping.
 *
 * @param table the name of the mapping table; empty if it is not used
 */
public record MappingSettings(Optional<String> table, Optional<NamingConvention> convention) {
  /** The maximum age of a function's cached mapping and group names. */
  public static final Duration CACHED_FOR = Duration.ofMinutes(1);

  /**
   * Reads the settings from environment variables. The variables of the convention are ignored if
   * it is not used.
   *
   * @throws IllegalArgumentException that names the variable that is missing or not legal
   */
  static MappingSettings from(Map<String, String> variables) {
    String table = Variables.required(variables, "MAPPING_TABLE", Function.identity());
    return switch (Variables.required(variables, "MAPPING_SOURCE", Function.identity())) {
      case "table" -> new MappingSettings(Optional.of(table), Optional.empty());
      case "convention" ->
          new MappingSettings(Optional.empty(), Optional.of(convention(variables)));
      case "both" -> new MappingSettings(Optional.of(table), Optional.of(convention(variables)));
      case String other ->
          throw new IllegalArgumentException(
              "environment variable MAPPING_SOURCE: expected table, convention or both, found '%s'"
                  .formatted(other));
    };
  }

  private static NamingConvention convention(Map<String, String> variables) {
    return new PatternConvention(
        Variables.required(variables, "GROUP_NAME_PATTERN", Function.identity()),
        Variables.required(variables, "ROLE_ARN_TEMPLATE", Function.identity()),
        Variables.required(variables, "CONVENTION_DOMAIN_ID", DomainId::new),
        Variables.required(variables, "CONVENTION_PRIORITY", Function.identity()),
        variables.getOrDefault("CONVENTION_TAGS", ""));
  }

  /**
   * The mapping without a cache: every call reads it again.
   *
   * @param reader the rows of the table of that name
   */
  public GroupMappings mappings(Function<String, GroupMappings> reader) {
    GroupMappings rows = table.map(reader).orElse(() -> new MappingRows(List.of(), List.of()));
    return convention
        .<GroupMappings>map(names -> () -> rows.current().withConvention(names))
        .orElse(rows);
  }
}
