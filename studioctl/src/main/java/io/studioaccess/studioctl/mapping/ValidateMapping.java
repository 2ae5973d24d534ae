package io.studioaccess.studioctl.mapping;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.Severity;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "validate",
    description = {
      "Validate a row file: its form, then its roles, domains and groups in AWS.",
      "Exit code 0: valid, warnings allowed; 2: errors."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping validate rows.yaml",
      "  studioctl mapping validate rows.yaml --offline",
      "  studioctl mapping export | studioctl mapping validate -"
    })
final class ValidateMapping implements Callable<Integer> {
  private final MappingFileReader files;
  private final BeanProvider<MappingFileCheck> check;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "Row file; - for standard input")
  private String file = "";

  @Option(names = "--offline", description = "Check the form only, without AWS")
  private boolean offline;

  ValidateMapping(MappingFileReader files, BeanProvider<MappingFileCheck> check, Display display) {
    this.files = files;
    this.check = check;
    this.display = display;
  }

  @Override
  public Integer call() {
    MappingFile mappingFile = files.read(file);
    List<Finding> findings =
        offline || !mappingFile.errors().isEmpty()
            ? mappingFile.findings()
            : check.get().findings(mappingFile);
    new FindingsView(display, MappingFileReader.name(file)).show(findings);
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCode.CHANGES
        : ExitCode.OK;
  }
}
