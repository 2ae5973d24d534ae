package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads row files as {@code mapping validate} does, for what comes after a valid file. */
@Singleton
final class CheckedRows {
  private final MappingFileReader files;
  private final BeanProvider<MappingFileCheck> check;
  private final Display display;

  CheckedRows(MappingFileReader files, BeanProvider<MappingFileCheck> check, Display display) {
    this.files = files;
    this.check = check;
    this.display = display;
  }

  /**
   * The rows of a valid file. All findings become notes.
   *
   * @throws CommandException if there are errors among them
   */
  List<MappingRow> read(String file) {
    MappingFile read = files.read(file);
    List<Finding> findings = read.errors().isEmpty() ? check.get().findings(read) : read.findings();
    findings.forEach(
        finding -> display.note(FindingsView.plain(MappingFileReader.name(file), finding)));
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new CommandException(
          "The row file has errors. Correct them first; nothing was changed.");
    }
    return read.rows().stream().map(WrittenRow::row).toList();
  }
}
