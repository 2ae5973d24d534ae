package io.studioaccess.aws.settings;

import io.studioaccess.aws.dynamodb.MappingTable;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where the mapping comes from.
 *
 * @param table empty where it is not to be read
 */
public record MappingSettings(Optional<String> table, Optional<NamingConvention> convention) {
  /** How old a function's copy of the mapping and of group names may be. */
  public static final Duration CACHED_FOR = Duration.ofMinutes(1);

  /**
   * The settings in these variables. Without a convention its own are not looked at.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
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
        Variables.required(variables, "CONVENTION_PRIORITY", Function.identity()));
  }

  /** The mapping, read anew whenever it is asked for. */
  public GroupMappings mappings(DynamoDbClient dynamoDb) {
    GroupMappings rows =
        table
            .<GroupMappings>map(name -> new MappingTable(dynamoDb, name))
            .orElse(() -> new MappingRows(List.of(), List.of()));
    return convention.<GroupMappings>map(names -> () -> rows.current().with(names)).orElse(rows);
  }
}
