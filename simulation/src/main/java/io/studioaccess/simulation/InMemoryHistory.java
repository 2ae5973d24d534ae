package io.studioaccess.simulation;

import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The history of all users, which the functions share. */
final class InMemoryHistory implements OutcomeHistory {
  private final Boundary boundary;
  private final Consumer<RecordedOutcome> law;
  private final Map<String, RecordedOutcome> items = new LinkedHashMap<>();

  /**
   * @param law is asked about each new item
   */
  InMemoryHistory(Boundary boundary, Consumer<RecordedOutcome> law) {
    this.boundary = boundary;
    this.law = law;
  }

  Collection<RecordedOutcome> items() {
    return List.copyOf(items.values());
  }

  @Override
  public void add(RecordedOutcome outcome) {
    boundary.run(
        "History.add",
        outcome.user(),
        () -> {
          if (items.putIfAbsent(outcome.user() + " " + outcome.id(), outcome) == null) {
            law.accept(outcome);
          }
        });
  }
}
