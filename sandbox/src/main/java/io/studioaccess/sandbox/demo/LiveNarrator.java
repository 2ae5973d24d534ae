package io.studioaccess.sandbox.demo;

import io.studioaccess.sandbox.page.Watched;
import io.studioaccess.sandbox.page.journey.DecisionStep;
import io.studioaccess.sandbox.page.journey.Journey;
import io.studioaccess.sandbox.wire.Call;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells in the terminal what happens in a running sandbox: events, decisions and denied calls, a
 * line each. The functions' whole logs are in a file.
 */
final class LiveNarrator {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Terminal terminal;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  LiveNarrator(Terminal terminal) {
    this.terminal = terminal;
  }

  void follow(Watched watched) {
    told.clear();
    watched.journeys().onStep(this::tell);
    watched.sandbox().endpoint().calls().onCall(this::tellDenied);
    watched
        .sandbox()
        .cloud()
        .eventBuses()
        .onEvent(
            event -> {
              if ("studio-access".equals(event.get("source"))) {
                line(
                    watched.sandbox().clock().instant().toString(),
                    "outcome event",
                    outcome(event));
              }
            });
  }

  private void tell(Journey journey, DecisionStep step) {
    if (told.add(journey.id())) {
      String rules =
          String.join(
              ", ",
              journey.deliveries().stream()
                  .map(delivery -> delivery.rule() + " -> " + delivery.target())
                  .distinct()
                  .toList());
      line(
          TIME.format(journey.at()),
          "event",
          journey.title().text() + from(journey) + "  " + rules);
    }
    String person = String.join(", ", journey.people());
    line(
        TIME.format(step.at()),
        step.function(),
        (step.user().isEmpty() || person.isEmpty() ? "" : person + ": ") + step.text());
  }

  private static String from(Journey journey) {
    return journey.title().origin().isEmpty() ? "" : " (" + journey.title().origin() + ")";
  }

  private void tellDenied(Call call) {
    if (call.denied()) {
      line(TIME.format(call.at()), "denied", String.valueOf(call.errorMessage()));
    }
  }

  private static String outcome(Map<String, Object> event) {
    Object profile =
        event.get("detail") instanceof Map<?, ?> detail ? detail.get("userProfileName") : null;
    return event.get("detail-type") + (profile == null ? "" : ", profile " + profile);
  }

  private void line(String at, String who, String text) {
    terminal.row("%-14s  %-14s  ".formatted(at.length() > 14 ? short14(at) : at, who), text);
  }

  /** The same form as {@link #TIME}, of an ISO 8601 text. */
  private static String short14(String instant) {
    return instant.substring(5, 19).replace('T', ' ');
  }
}
