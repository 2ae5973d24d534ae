package io.studioaccess.sandbox.page;

import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.page.control.Control;
import io.studioaccess.sandbox.page.control.Controls;
import io.studioaccess.sandbox.page.control.Target;
import io.studioaccess.sandbox.page.journey.Journeys;
import io.studioaccess.sandbox.page.journey.Names;
import io.studioaccess.sandbox.page.view.AlarmMonitor;
import io.studioaccess.sandbox.page.view.Ledger;
import io.studioaccess.sandbox.page.view.LiveState;
import io.studioaccess.sandbox.stack.Sandbox;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * One sandbox, and what the page sees of it and can do with it.
 *
 * @param controls by their path below {@code /api/}
 */
public record Watched(
    Sandbox sandbox,
    Names names,
    Journeys journeys,
    AlarmMonitor alarms,
    LiveState state,
    Map<String, Control> controls) {

  /**
   * @param story what the demo is doing, in words; empty if no demo runs
   */
  static Watched of(
      Sandbox sandbox, Path repository, boolean isClockRunning, Supplier<String> story) {
    Names names = new Names(sandbox.cloud());
    Ledger ledger = new Ledger(sandbox);
    AlarmMonitor alarms = new AlarmMonitor(sandbox);
    Set<String> kills = ConcurrentHashMap.newKeySet();
    return new Watched(
        sandbox,
        names,
        Journeys.of(sandbox, names),
        alarms,
        new LiveState(sandbox, isClockRunning, names, ledger, alarms, kills, story),
        Controls.of(new Target(sandbox, names, ledger, repository, kills)));
  }

  void logged(LogLine line) {
    journeys.logged(line);
    alarms.logged(line);
  }
}
