package io.studioaccess.reconcile;

import io.studioaccess.plan.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trouble is told once a day, and not once an event: a bad row by one of its users for all of them,
 * since its reason is the same; a profile in the way by itself.
 */
public final class TroubleToldOnce implements OutcomeEvents {
  private final OutcomeEvents events;
  private final ToldTrouble told;

  public TroubleToldOnce(OutcomeEvents events, ToldTrouble told) {
    this.events = events;
    this.told = told;
  }

  @Override
  public void publish(List<OutcomeOfUser> outcomes) {
    List<OutcomeOfUser> news = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (OutcomeOfUser outcome : outcomes) {
      Optional<String> trouble = trouble(outcome.outcome());
      if (trouble.isEmpty()) {
        news.add(outcome);
      } else if (told.claim(trouble.get())) {
        news.add(outcome);
        troubles.add(trouble.get());
      }
    }
    try {
      events.publish(news);
    } catch (RuntimeException e) {
      troubles.forEach(told::giveBack);
      throw e;
    }
    troubles.forEach(told::wasTold);
  }

  private static Optional<String> trouble(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused _, Outcome.Blocked _, Outcome.Failed _ ->
          Optional.of(outcome.toString());
      case Outcome.Granted _,
          Outcome.Changed _,
          Outcome.Quarantined _,
          Outcome.Restored _,
          Outcome.Held _,
          Outcome.Revoked _,
          Outcome.Started _,
          Outcome.Deferred _,
          Outcome.HandedOver _,
          Outcome.Unchanged _ ->
          Optional.empty();
    };
  }
}
