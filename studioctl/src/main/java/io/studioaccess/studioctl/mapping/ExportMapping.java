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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "export",
    description = {
      "Writes the table as a row file: by domain, priority and group.",
      "Rows that cannot be read are comments in it, and the exit code is 1 then."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping export > rows.yaml",
      "  studioctl mapping export | studioctl mapping plan -"
    })
final class ExportMapping implements Callable<Integer> {
  private static final Comparator<MappingRow> ORDER =
      Comparator.comparing(MappingRow::domain)
          .thenComparing(MappingRow::priority)
          .thenComparing(MappingRow::group);

  private final BeanProvider<MappingTable> table;
  private final Display display;

  ExportMapping(BeanProvider<MappingTable> table, Display display) {
    this.table = table;
    this.display = display;
  }

  @Override
  public Integer call() {
    List<MappingRow> rows = new ArrayList<>();
    List<StoredRow.Refused> unreadable = new ArrayList<>();
    for (StoredRow stored : table.get().stored()) {
      switch (stored) {
        case StoredRow.Legal legal -> rows.add(legal.row());
        case StoredRow.Refused other -> unreadable.add(other);
      }
    }
    rows.sort(ORDER);
    if (display.isJson()) {
      display.json(Map.of("rows", rows.stream().map(RowItem::of).map(RowItem::fields).toList()));
    } else {
      write(rows, unreadable);
    }
    unreadable.forEach(
        row ->
            display.note(
                "The row for group '%s' and domain %s cannot be read: %s"
                    .formatted(
                        row.refused().groupName(),
                        row.refused().domainId(),
                        row.refused().reason())));
    return unreadable.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
  }

  private void write(List<MappingRow> rows, List<StoredRow.Refused> unreadable) {
    display.line(rows.isEmpty() ? "rows: []" : "rows:");
    rows.forEach(row -> display.line(RowYaml.entry(row).stripTrailing()));
    for (StoredRow.Refused row : unreadable) {
      display.line("# Cannot be read: " + row.refused().reason());
      display.line(RowYaml.comments(RowItem.fields(row.item())).stripTrailing());
    }
  }
}
