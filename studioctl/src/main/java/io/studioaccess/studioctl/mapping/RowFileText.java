package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.RowYaml;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.studioctl.console.CommandException;
import jakarta.inject.Singleton;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The text of a row file that studioctl writes. */
@Singleton
public final class RowFileText {
  /** By domain, priority and group. */
  static final Comparator<MappingRow> ORDER =
      Comparator.comparing(MappingRow::domain)
          .thenComparing(MappingRow::priority)
          .thenComparing(MappingRow::group);

  private final MappingFileCheck check;

  RowFileText(MappingFileCheck check) {
    this.check = check;
  }

  public static String of(List<MappingRow> rows) {
    return rows.isEmpty()
        ? "rows: []\n"
        : rows.stream()
            .sorted(ORDER)
            .map(RowYaml::entry)
            .collect(Collectors.joining("", "rows:\n", ""));
  }

  /**
   * Checks a text as {@code mapping validate} does, and returns the warnings.
   *
   * @throws CommandException with the errors, if there are any
   */
  public List<String> warnings(String text) {
    MappingFile file = MappingFile.parse(new StringReader(text));
    List<Finding> findings = file.errors().isEmpty() ? check.findings(file) : file.findings();
    List<String> errors =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::message)
            .toList();
    if (!errors.isEmpty()) {
      throw new CommandException("The first rows would not work. Nothing was written:", errors);
    }
    return findings.stream().map(Finding::message).toList();
  }
}
