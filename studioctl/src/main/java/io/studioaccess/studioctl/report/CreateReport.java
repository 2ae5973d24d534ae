package io.studioaccess.studioctl.report;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.history.HistoryReader;
import io.studioaccess.studioctl.history.PointInTime;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.StsClient;

@Prototype
@Command(
    name = "report",
    description = {
      "Show which user has which access, and why.",
      "With --since, show what changed since then, for each user, and why."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl report",
      "  studioctl report --html access.html",
      "  studioctl report --since 2026-10-01",
      "  studioctl report --html - | gzip > access.html.gz",
      "  studioctl report --output json | jq .counts"
    })
public final class CreateReport implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";

  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<HistoryReader> history;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<StsClient> sts;
  private final Display display;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a self-contained HTML page to this file; - for standard output")
  private Optional<String> html = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      description =
          "Show what changed since this day or time, in UTC unless it has an offset, such as"
              + " 2026-10-01 or 2026-10-01T09:00+02:00")
  private Optional<String> since = Optional.empty();

  CreateReport(
      BeanProvider<SourceReader> reader,
      BeanProvider<HistoryReader> history,
      BeanProvider<Installation> installation,
      BeanProvider<StsClient> sts,
      Display display) {
    this.reader = reader;
    this.history = history;
    this.installation = installation;
    this.sts = sts;
    this.display = display;
  }

  @Override
  public Integer call() {
    Optional<Instant> from = since.map(text -> PointInTime.parse("--since", text).begin());
    Sources sources = reader.get().read();
    AccessReport access = new ReportBuilder(sources).build(metadata(sources));
    AccessReport report = from.map(moment -> withChanges(access, sources, moment)).orElse(access);
    html.ifPresentOrElse(file -> write(file, report), () -> show(report));
    return ExitCode.OK;
  }

  private AccessReport withChanges(AccessReport access, Sources sources, Instant from) {
    if (!from.isBefore(sources.at())) {
      throw new CommandException("--since: %s is not in the past.".formatted(from));
    }
    HistoryReader reading = history.get();
    if (from.isBefore(reading.beginning())) {
      display.note(
          "The history begins about %s (HistoryDays); earlier changes are not shown."
              .formatted(ReportText.timestamp(reading.beginning())));
    }
    ChangesSince changes = new ChangesSince(sources, from, reading::ofUser);
    Span untilNow = new Span(from, sources.at().plusMillis(1));
    return access.withChanges(ReportText.timestamp(from), changes.of(reading.ofAll(untilNow)));
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
    if (!report.since().isEmpty()) {
      showChanges(report);
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

  private void showChanges(AccessReport report) {
    if (report.changes().isEmpty()) {
      display.line("No access has changed since " + report.since() + ".");
      return;
    }
    for (AccessReport.Change change : report.changes()) {
      display.line(
          display.bold(change.userName().isEmpty() ? change.userId() : change.userName()),
          "  in %s: %s -> %s"
              .formatted(change.domain(), shortRole(change.before()), shortRole(change.now())));
      for (AccessReport.Cause cause : change.causes()) {
        display.line("  %s  %s: %s".formatted(cause.at(), cause.outcome(), cause.text()));
        display.line("    because of " + cause.cause());
      }
    }
  }

  private static String shortRole(String role) {
    return role.substring(role.lastIndexOf('/') + 1);
  }
}
