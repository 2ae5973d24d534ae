package io.studioaccess.lambda;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.NamingConvention;
import io.studioaccess.mapping.convention.PatternConvention;
import io.studioaccess.mapping.table.MappingTable;
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

  /**
   * The settings in these variables. Without a convention its own are not looked at.
   *
   * @throws IllegalArgumentException naming the variable that is missing or wrong
   */
  static MappingSettings from(Map<String, String> variables) {
    String table = Settings.read(variables, "MAPPING_TABLE", Function.identity());
    return switch (Settings.read(variables, "MAPPING_SOURCE", Function.identity())) {
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
        Settings.read(variables, "GROUP_NAME_PATTERN", Function.identity()),
        Settings.read(variables, "ROLE_ARN_TEMPLATE", Function.identity()),
        Settings.read(variables, "CONVENTION_DOMAIN_ID", DomainId::new),
        Settings.read(variables, "CONVENTION_PRIORITY", Function.identity()));
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
