package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.OutcomeHistoryContract;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.util.List;

class InMemoryHistoryTest extends OutcomeHistoryContract {
  private final InMemoryHistory history =
      new InMemoryHistory(Boundary.calm(new Timeline()), _ -> {});

  @Override
  protected OutcomeHistory one() {
    return history;
  }

  @Override
  protected OutcomeHistory other() {
    return history;
  }

  @Override
  protected List<RecordedOutcome> outcomesOf(UserId user) {
    return history.items().stream()
        .filter(outcome -> outcome.user().equals(user))
        .sorted(RecordedOutcome.BY_TIME)
        .toList();
  }
}
