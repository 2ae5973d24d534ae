package io.studioaccess.studioctl.report;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.FileReason;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.history.HistoryReader;
import io.studioaccess.studioctl.history.PointInTime;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
      "With --since, show what changed since then, for each user, and why.",
      "With --compare, show who gained, lost or changed access since an earlier report."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl report",
      "  studioctl report --html access.html",
      "  studioctl report --since 2026-10-01",
      "  studioctl report --html - | gzip > access.html.gz",
      "  studioctl report --output json > 2026-10.json",
      "  studioctl report --compare 2026-10.json",
      "  studioctl report --output json | jq .counts"
    })
public final class CreateReport implements Callable<Integer>, CsvOutput {
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

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Compare with this earlier report, a file of \"report --output json\"")
  private Optional<String> compare = Optional.empty();

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
    Optional<EarlierReport> earlier = compare.map(EarlierReport::read);
    if (since.isPresent() && compare.isPresent() && display.isCsv()) {
      throw new CommandException("CSV has room for one list: pass --since or --compare.");
    }
    Sources sources = reader.get().read();
    AccessReport access = new ReportBuilder(sources).build(metadata(sources));
    AccessReport compared = earlier.map(before -> before.comparedWith(access)).orElse(access);
    AccessReport report =
        from.map(moment -> withChanges(compared, sources, moment)).orElse(compared);
    html.ifPresentOrElse(file -> write(file, report), () -> new ReportView(display).show(report));
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
          "Cannot write the report to %s: %s. Pass another file.".formatted(file, FileReason.of(e)),
          e);
    }
    display.note(
        "%s: %s, %s."
            .formatted(
                file,
                Quantity.of(report.people().size(), "access row"),
                Quantity.of(report.mapping().size(), "mapping row")));
  }
}
