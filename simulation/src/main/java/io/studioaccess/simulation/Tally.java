package io.studioaccess.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What was simulated. */
final class Tally {
  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private long histories;
  private long changes;
  private long invocations;
  private long calls;
  private long millis;
  private long covered;

  void count(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  void invocation() {
    invocations++;
  }

  void call() {
    calls++;
  }

  /** An event was left out, because a reconcile covers its change. */
  void covered() {
    covered++;
  }

  void change() {
    changes++;
  }

  void history(long simulatedMillis) {
    histories++;
    millis += simulatedMillis;
  }

  void add(Tally other) {
    histories += other.histories;
    changes += other.changes;
    invocations += other.invocations;
    calls += other.calls;
    millis += other.millis;
    covered += other.covered;
    other.faults.forEach((fault, times) -> faults.merge(fault, times, Long::sum));
  }

  long coveredEvents() {
    return covered;
  }

  long calls() {
    return calls;
  }

  long histories() {
    return histories;
  }

  /** Whole years of 365 days. */
  long years() {
    return Duration.ofMillis(millis).toDays() / 365;
  }

  long faults() {
    return faults.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<Fault, Long> byKind() {
    return Map.copyOf(faults);
  }

  @Override
  public String toString() {
    return "%,d histories, %,d simulated years, %,d changes, %,d invocations, %,d calls, %,d faults"
        .formatted(histories, years(), changes, invocations, calls, faults());
  }
}
