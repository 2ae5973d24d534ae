package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.dynamodb.RowItem;
import io.studioaccess.aws.dynamodb.StoredRow;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.RowYaml;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "export",
    description = {
      "Export the table as a row file, sorted by domain, priority and group.",
      "Invalid rows are exported as comments, with exit code 1."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping export > rows.yaml",
      "  studioctl mapping export | studioctl mapping plan -"
    })
final class ExportMapping implements Callable<Integer> {
  private final BeanProvider<MappingTable> table;
  private final Display display;

  ExportMapping(BeanProvider<MappingTable> table, Display display) {
    this.table = table;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<MappingRow> rows = new ArrayList<>();
    List<StoredRow.Refused> refused = new ArrayList<>();
    for (StoredRow stored : table.get().stored()) {
      switch (stored) {
        case StoredRow.Legal legal -> rows.add(legal.row());
        case StoredRow.Refused invalid -> refused.add(invalid);
      }
    }
    rows.sort(RowFileText.ORDER);
    if (display.isJson()) {
      display.json("rows", rows.stream().map(RowItem::of).map(RowItem::fields).toList());
    } else {
      write(rows, refused);
    }
    refused.forEach(
        row ->
            display.note(
                "Invalid row for group '%s' in domain %s: %s"
                    .formatted(
                        row.refused().groupName(),
                        row.refused().domainId(),
                        row.refused().reason())));
    return refused.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void write(List<MappingRow> rows, List<StoredRow.Refused> refused) {
    display.lines(RowFileText.of(rows));
    for (StoredRow.Refused row : refused) {
      display.line("# Invalid row: " + row.refused().reason());
      display.lines(RowYaml.comments(RowItem.fields(row.item())));
    }
  }
}
