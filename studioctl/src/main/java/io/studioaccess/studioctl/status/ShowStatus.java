package io.studioaccess.studioctl.status;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Prototype
@Command(
    name = "status",
    description = {
      "Show the state of the installation on one screen.",
      "Exit code 2 if an alarm is in ALARM state or there are dead letters."
    },
    footer = {"", "Examples:", "  studioctl status", "  watch -n 60 studioctl status"})
public final class ShowStatus implements Callable<Integer> {
  private final BeanProvider<StatusReader> reader;
  private final Display display;

  ShowStatus(BeanProvider<StatusReader> reader, Display display) {
    this.reader = reader;
    this.display = display;
  }

  @Override
  public Integer call() {
    Overview overview = reader.get().read();
    if (display.isJson()) {
      display.json(overview);
    } else {
      show(overview);
    }
    return overview.needsAttention() ? ExitCode.CHANGES : ExitCode.OK;
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
          overview.profiles().entrySet().stream()
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
        List.of("queue", "visible", "in flight", "delayed", "dead letters"),
        overview.queues().entrySet().stream()
            .map(
                entry ->
                    List.of(
                        entry.getKey(),
                        Integer.toString(entry.getValue().visible()),
                        Integer.toString(entry.getValue().inFlight()),
                        Integer.toString(entry.getValue().delayed()),
                        number(overview.deadLetters().getOrDefault(entry.getKey(), 0))))
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
                    : ", next deletion " + overview.nextDeletion()));
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

  private CharSequence number(int count) {
    return count == 0 ? "0" : display.error(Integer.toString(count));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
