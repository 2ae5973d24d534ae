package io.studioaccess.studioctl.status;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows an {@link Overview}. */
@Prototype
@Command(
    name = "status",
    description = {
      "How everything stands, on one screen.",
      "Exit code 2: an alarm rings, or dead letters lie."
    },
    footer = {"", "Examples:", "  studioctl status", "  watch -n 60 studioctl status"})
public final class Status implements Callable<Integer> {
  private final BeanProvider<StatusReader> overlook;
  private final Display display;

  Status(BeanProvider<StatusReader> overlook, Display display) {
    this.overlook = overlook;
    this.display = display;
  }

  @Override
  public Integer call() {
    Overview overview = overlook.get().look();
    if (display.isJson()) {
      display.json(overview);
    } else {
      show(overview);
    }
    return overview.needsSomebody() ? ExitCode.CHANGES : ExitCode.FINE;
  }

  private void show(Overview of) {
    display.line(
        "%s  account %s, %s".formatted(display.strong(of.stack()), of.account(), of.region()));
    display.line("");
    if (of.withRole().isEmpty()) {
      display.line("Nobody has a profile.");
    } else {
      display.table(
          List.of("people", "role", "state"),
          of.withRole().entrySet().stream()
              .map(
                  entry -> {
                    int space = entry.getKey().lastIndexOf(' ');
                    return List.of(
                        entry.getValue().toString(),
                        entry.getKey().substring(0, space),
                        entry.getKey().substring(space + 1));
                  })
              .toList());
    }
    display.line("");
    display.table(
        List.of("queue", "waiting", "in flight", "delayed", "dead letters"),
        of.queues().entrySet().stream()
            .map(
                entry ->
                    List.of(
                        entry.getKey(),
                        Integer.toString(entry.getValue().visible()),
                        Integer.toString(entry.getValue().inFlight()),
                        Integer.toString(entry.getValue().delayed()),
                        deadLetters(of.deadLetters().getOrDefault(entry.getKey(), 0))))
            .toList());
    display.line("");
    display.line("held           " + number(of.held(), "studioctl held list"));
    display.line(
        "in quarantine  %d%s"
            .formatted(
                of.inQuarantine(),
                of.nextDeletion().isEmpty() ? "" : ", the next goes on " + of.nextDeletion()));
    display.line("oldest wait    " + orNone(of.oldestWait()));
    display.line("last outcome   " + orNone(of.lastOutcome()));
    display.line("last sweep     " + orNone(of.lastSweep()));
    display.line(
        "alarms         "
            + (of.ringing().isEmpty()
                ? display.good("none rings")
                : display.bad(String.join(", ", of.ringing()))));
    of.unread().forEach(line -> display.line(display.doubtful(line)));
  }

  private String deadLetters(int count) {
    return count == 0 ? "0" : display.bad(Integer.toString(count));
  }

  private String number(int count, String command) {
    return count == 0 ? "0" : display.bad(Integer.toString(count)) + "  (" + command + ")";
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
