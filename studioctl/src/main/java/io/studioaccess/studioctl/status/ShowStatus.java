package io.studioaccess.studioctl.status;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Due;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.plan.StateText;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "status",
    description = {
      "Show the state of the installation on one screen.",
      "Exit code 2 if an alarm is in ALARM state, there are dead letters or held changes, or a",
      "revocation or deletion is blocked; 1 if none of these, but a part could not be read."
    },
    footer = {"", "Examples:", "  studioctl status", "  watch -n 60 studioctl status"})
public final class ShowStatus implements Callable<Integer> {
  /** The overview is one screen. */
  private static final int MAX_BLOCKED = 5;

  private final BeanProvider<StatusReader> reader;
  private final Display display;
  private final Clock clock;

  ShowStatus(BeanProvider<StatusReader> reader, Display display, Clock clock) {
    this.reader = reader;
    this.display = display;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Overview overview = reader.get().read();
    if (display.isJson()) {
      display.json(overview);
    } else {
      show(overview);
    }
    if (overview.needsAttention()) {
      return ExitCode.CHANGES;
    }
    return overview.errors().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void show(Overview overview) {
    display.line(
        display.bold(overview.stack()),
        "  account %s, %s".formatted(overview.account(), overview.region()));
    display.line("");
    if (overview.profiles().isEmpty()) {
      display.line("No profiles.");
    } else {
      display.table(
          List.of("profiles", "role", "state"),
          overview.profiles().stream()
              .map(
                  count ->
                      List.of(
                          Integer.toString(count.profiles()),
                          count.role(),
                          StateText.of(State.valueOf(count.state()))))
              .toList());
    }
    display.line("");
    display.table(
        List.of("queue", "visible", "in flight", "delayed", "dead letters"),
        overview.queues().stream()
            .map(
                queue ->
                    List.of(
                        queue.function(),
                        Integer.toString(queue.visible()),
                        Integer.toString(queue.inFlight()),
                        Integer.toString(queue.delayed()),
                        number(queue.deadLetters())))
            .toList());
    display.line("");
    display.line(
        "held           ",
        number(overview.held()),
        overview.held() == 0 ? "" : "  (studioctl held list)");
    display.line(
        "in quarantine  %d%s"
            .formatted(
                overview.inQuarantine(),
                overview.nextDeletion().isEmpty()
                    ? ""
                    : ", next deletion " + due(overview.nextDeletion())));
    display.line("blocked        ", number(overview.blocked().size()));
    overview.blocked().stream()
        .limit(MAX_BLOCKED)
        .forEach(
            profile ->
                display.line(
                    "  %s in %s, %s: %s"
                        .formatted(
                            profile.userProfileName(),
                            profile.domainId(),
                            StateText.of(State.valueOf(profile.state())),
                            profile.reason())));
    if (overview.blocked().size() > MAX_BLOCKED) {
      display.line("  and more: studioctl quarantine list");
    }
    display.line("pending since  " + orNone(overview.pendingSince()));
    display.labelled(List.of("last outcome   "), orNone(overview.lastOutcome()));
    display.labelled(List.of("last sweep     "), orNone(overview.lastSweep()));
    display.labelled(
        List.of("alarms         "),
        overview.alarms().isEmpty()
            ? display.success("none in ALARM state")
            : display.error(String.join(", ", overview.alarms())));
    overview.errors().forEach(line -> display.labelled(List.of(), display.warning(line)));
  }

  private String due(String moment) {
    return Due.text(Instant.parse(moment), clock.instant());
  }

  private CharSequence number(int count) {
    return count == 0 ? "0" : display.error(Integer.toString(count));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
