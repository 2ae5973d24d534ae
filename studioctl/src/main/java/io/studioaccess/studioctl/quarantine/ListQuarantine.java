package io.studioaccess.studioctl.quarantine;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Due;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.plan.StateText;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "list",
    description = "List the users in quarantine, with due dates and obstacles to their deletion.",
    footer = {"", "Example:", "  studioctl quarantine list"})
final class ListQuarantine implements Callable<Integer>, CsvOutput {
  private static final List<String> COLUMNS =
      List.of(
          "userId",
          "userName",
          "domainId",
          "userProfileName",
          "state",
          "due",
          "roleArnBefore",
          "homeEfsFileSystemUid",
          "obstacles");

  private final BeanProvider<LedgerReader> ledger;
  private final BeanProvider<DirectoryUsers> directoryUsers;
  private final Display display;
  private final Clock clock;

  ListQuarantine(
      BeanProvider<LedgerReader> ledger,
      BeanProvider<DirectoryUsers> directoryUsers,
      Display display,
      Clock clock) {
    this.ledger = ledger;
    this.directoryUsers = directoryUsers;
    this.display = display;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Leaver> leavers = Leaver.all(ledger.get().read());
    Map<UserId, String> names =
        directoryUsers.get().namesOf(leavers.stream().map(Leaver::user).toList());
    if (display.isJson()) {
      display.json("leavers", leavers.stream().map(leaver -> fields(leaver, names)).toList());
    } else {
      display.list(
          leavers,
          new Listing<Leaver>(
                  List.of(
                      "user",
                      "domain",
                      "profile",
                      "state",
                      "deletion due",
                      "in",
                      "previous role",
                      "obstacles"),
                  leaver -> row(leaver, names),
                  COLUMNS,
                  leaver -> fields(leaver, names))
              .withNote()
              .sorting("in", "due"),
          "No users in quarantine.");
    }
    return ExitCode.OK;
  }

  private List<CharSequence> row(Leaver leaver, Map<UserId, String> names) {
    return List.of(
        names.getOrDefault(leaver.user(), leaver.user().value()),
        leaver.domain().value(),
        leaver.profile().name().value(),
        StateText.of(leaver.profile().state()),
        leaver.due().map(Display::timestamp).orElse(""),
        leaver.due().map(this::fromNow).orElse(""),
        PlanText.role(leaver.profile().role()),
        leaver.profile().departure().map(Departure::obstacles).orElse(""));
  }

  private CharSequence fromNow(Instant due) {
    String text = Due.fromNow(due, clock.instant());
    return Due.isOverdue(due, clock.instant()) ? display.warning(text) : text;
  }

  private static Map<String, Object> fields(Leaver leaver, Map<UserId, String> names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userId", leaver.user().value());
    fields.put("userName", names.getOrDefault(leaver.user(), leaver.user().value()));
    fields.put("domainId", leaver.domain().value());
    fields.put("userProfileName", leaver.profile().name().value());
    fields.put("state", leaver.profile().state().name());
    fields.put("due", leaver.due().map(Instant::toString).orElse(""));
    fields.put("roleArnBefore", leaver.profile().role().value());
    fields.put(
        "homeEfsFileSystemUid",
        leaver.profile().departure().flatMap(Departure::homeEfsFileSystemUid).orElse(""));
    fields.put("obstacles", leaver.profile().departure().map(Departure::obstacles).orElse(""));
    return fields;
  }
}
