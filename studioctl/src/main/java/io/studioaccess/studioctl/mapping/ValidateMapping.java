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
      "Checks a row file: its form first, then whether AWS has the roles, domains and groups.",
      "Exit code 2 if there are errors, 0 if there is none, or warnings only."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl mapping validate rows.yaml",
      "  studioctl mapping validate rows.yaml --offline",
      "  studioctl mapping export | studioctl mapping validate -"
    })
final class ValidateMapping implements Callable<Integer> {
  private final MappingFiles files;
  private final BeanProvider<InstallationCheck> installation;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "The row file; - for standard input")
  private String file = "";

  @Option(names = "--offline", description = "The form alone: AWS is not asked")
  private boolean offline;

  ValidateMapping(
      MappingFiles files, BeanProvider<InstallationCheck> installation, Display display) {
    this.files = files;
    this.installation = installation;
    this.display = display;
  }

  @Override
  public Integer call() {
    MappingFile read = files.read(file);
    List<Finding> findings =
        offline || !read.errors().isEmpty() ? read.findings() : installation.get().findings(read);
    new FindingsView(display, MappingFiles.name(file)).show(findings);
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
        ? ExitCode.CHANGES
        : ExitCode.FINE;
  }
}
