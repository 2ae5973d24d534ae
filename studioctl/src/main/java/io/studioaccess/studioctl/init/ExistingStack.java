package io.studioaccess.studioctl.init;

import io.micronaut.context.BeanProvider;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.mapping.RowFileText;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the files of a stack that exists: its parameters, and the rows of its table. */
@Singleton
final class ExistingStack {
  /** What CloudFormation shows instead of a secret parameter. */
  private static final String SECRET = "****";

  private final BeanProvider<MappingTable> table;
  private final DeploymentFiles files;
  private final Display display;

  ExistingStack(BeanProvider<MappingTable> table, DeploymentFiles files, Display display) {
    this.table = table;
    this.files = files;
    this.display = display;
  }

  /** Whether it is Studio Access, and its deployment has succeeded once. */
  static boolean isDeployed(Installation stack) {
    return stack.outputs().containsKey("MappingTableName");
  }

  /** Whether it is another product's, as its parameters show. */
  static boolean isForeign(Installation stack) {
    return !isDeployed(stack) && !stack.parameters().containsKey("IdentityStoreId");
  }

  Prepared prepare(Installation stack, InitOptions options) {
    display.note(
        "Stack %s exists already in account %s, region %s. Options about a first deployment have no effect."
            .formatted(stack.stack(), stack.account(), stack.region()));
    display.confirm(
        "Write its parameters and mapping rows to %s, %s and %s?"
            .formatted(
                DeploymentFiles.SAM_CONFIG, DeploymentFiles.PARAMETERS, DeploymentFiles.MAPPING));
    Map<String, String> parameters = new TreeMap<>(stack.parameters());
    parameters.values().removeIf(value -> value.isEmpty() || value.equals(SECRET));
    return new Prepared(
        files.write(options, stack, parameters, RowFileText.of(rows())),
        parameters,
        List.of(),
        new NextSteps(options.directory(), stack).existing());
  }

  private List<MappingRow> rows() {
    List<MappingRow> rows = new ArrayList<>();
    for (StoredRow stored : table.get().stored()) {
      switch (stored) {
        case StoredRow.Legal legal -> rows.add(legal.row());
        case StoredRow.Refused refused ->
            throw new CommandException(
                "The row of group '%s' in domain %s cannot be read: %s. Correct it first: studioctl mapping export shows it. Nothing was written."
                    .formatted(
                        refused.refused().groupName(),
                        refused.refused().domainId(),
                        refused.refused().reason()));
      }
    }
    return rows;
  }
}
