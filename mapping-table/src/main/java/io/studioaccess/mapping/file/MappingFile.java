package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The row file: a list {@code rows:} with the field names of the mapping table.
 *
 * @param rows the legal rows
 * @param findings in file order
 */
public record MappingFile(List<WrittenRow> rows, List<Finding> findings) {
  public MappingFile {
    rows = List.copyOf(rows);
    findings = findings.stream().sorted().toList();
  }

  /** Parses a file. Errors become findings. */
  public static MappingFile parse(Reader yaml) {
    return new RowReader().read(yaml);
  }

  /**
   * Reads all rows of the file.
   *
   * @throws BadMappingFile with every error and its line, if there is any
   */
  public static List<MappingRow> read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      MappingFile read = parse(reader);
      List<Finding> errors = read.errors();
      if (!errors.isEmpty()) {
        throw new BadMappingFile(file, errors);
      }
      return read.rows().stream().map(WrittenRow::row).toList();
    }
  }

  public List<Finding> errors() {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }
}
