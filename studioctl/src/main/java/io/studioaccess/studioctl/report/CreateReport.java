package io.studioaccess.studioctl.report;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.StsClient;

@Prototype
@Command(
    name = "report",
    description = "Show which user has which access, and why.",
    footer = {
      "",
      "Examples:",
      "  studioctl report",
      "  studioctl report --html access.html",
      "  studioctl report --html - | gzip > access.html.gz",
      "  studioctl report --output json | jq .counts"
    })
public final class CreateReport implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<StsClient> sts;
  private final Display display;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a self-contained HTML page to this file; - for standard output")
  private Optional<String> html = Optional.empty();

  CreateReport(
      BeanProvider<SourceReader> reader,
      BeanProvider<Installation> installation,
      BeanProvider<StsClient> sts,
      Display display) {
    this.reader = reader;
    this.installation = installation;
    this.sts = sts;
    this.display = display;
  }

  @Override
  public Integer call() {
    Sources sources = reader.get().read();
    AccessReport report = new ReportBuilder(sources).build(metadata(sources));
    html.ifPresentOrElse(file -> write(file, report), () -> show(report));
    return ExitCode.OK;
  }

  private Metadata metadata(Sources sources) {
    Installation stack = installation.get();
    return new Metadata(
        ReportText.timestamp(sources.at()),
        sts.get().getCallerIdentity().arn(),
        stack.stack(),
        stack.account(),
        stack.region().value());
  }

  private void write(String file, AccessReport report) {
    String page = ReportPage.of(report);
    if (file.equals(STANDARD_OUTPUT)) {
      display.page(page);
      return;
    }
    try {
      Files.writeString(Path.of(file), page);
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write the report to %s: %s. Pass another file.".formatted(file, e), e);
    }
    display.note(
        "%s: %s, %s."
            .formatted(
                file,
                Quantity.of(report.people().size(), "access row"),
                Quantity.of(report.mapping().size(), "mapping row")));
  }

  private void show(AccessReport report) {
    if (display.isJson()) {
      display.json(report);
      return;
    }
    display.table(
        List.of(
            "user", "domain", "state", "role", "group", "priority", "last change", "held or due"),
        report.people().stream()
            .map(
                person ->
                    List.of(
                        person.userName().isEmpty() ? person.userId() : person.userName(),
                        person.domain(),
                        person.state(),
                        person.role(),
                        person.group(),
                        person.priority(),
                        person.lastChange(),
                        person.heldOrDue()))
            .toList());
  }
}
