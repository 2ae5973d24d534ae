package io.studioaccess.sandbox.page.view;

import io.studioaccess.sandbox.page.journey.Names;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All sections of a sandbox's state. */
public final class LiveState {
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * @param kills the functions that are killed at their next call
   * @param story what the demo is doing, in words; empty if no demo runs
   */
  public LiveState(
      Sandbox sandbox,
      boolean isClockRunning,
      Names names,
      Ledger ledger,
      AlarmMonitor alarms,
      Set<String> kills,
      Supplier<String> story) {
    sections.put("clock", new ClockSection(sandbox, isClockRunning));
    sections.put("people", new PeopleSection(sandbox.cloud().directory(), ledger));
    sections.put("profiles", new ProfilesSection(sandbox.cloud().studios(), ledger, names));
    sections.put("pending", new PendingSection(ledger, names));
    sections.put("queues", new QueuesSection(sandbox));
    sections.put("alarms", new AlarmsSection(alarms));
    sections.put("faults", new FaultsSection(sandbox, kills));
    sections.put("story", story::get);
  }

  /** The current content of each section, by its name. */
  public Map<String, Object> read() {
    Map<String, Object> state = new LinkedHashMap<>();
    sections.forEach((name, section) -> state.put(name, section.read()));
    return state;
  }
}
