package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.plan.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Publishes each trouble once a day instead of once per event. A refused row is published for the
 * first affected user only, because the reason is the same for all. The trouble of a profile is
 * published once per profile.
 */
public final class DeduplicatedOutcomes implements OutcomeEvents {
  private final OutcomeEvents events;
  private final ReportedTrouble reported;

  public DeduplicatedOutcomes(OutcomeEvents events, ReportedTrouble reported) {
    this.events = events;
    this.reported = reported;
  }

  @Override
  public void publish(List<UserOutcome> outcomes) {
    List<UserOutcome> toPublish = new ArrayList<>();
    List<String> troubles = new ArrayList<>();
    for (UserOutcome outcome : outcomes) {
      Optional<String> trouble = trouble(outcome.outcome());
      if (trouble.isEmpty()) {
        toPublish.add(outcome);
      } else if (reported.claim(trouble.get())) {
        toPublish.add(outcome);
        troubles.add(trouble.get());
      }
    }
    try {
      events.publish(toPublish);
    } catch (RuntimeException e) {
      troubles.forEach(reported::release);
      throw e;
    }
    troubles.forEach(reported::markReported);
  }

  private static Optional<String> trouble(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused _, Outcome.Blocked _, Outcome.Failed _ ->
          Optional.of(outcome.toString());
      case Outcome.Granted _,
          Outcome.Expiring _,
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
