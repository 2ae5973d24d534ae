package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.OutcomeEvents;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import java.util.List;

/**
 * Records the home of a deleted profile before {@code Revoked} is published. Afterwards the user's
 * record goes, and nobody knows the home's user id any more. A failure repeats both.
 */
public final class HomeRecordingOutcomes implements OutcomeEvents {
  private final OutcomeEvents events;
  private final DynamoDbHomes homes;

  public HomeRecordingOutcomes(OutcomeEvents events, DynamoDbHomes homes) {
    this.events = events;
    this.homes = homes;
  }

  @Override
  public void publish(List<UserOutcome> outcomes) {
    for (UserOutcome outcome : outcomes) {
      if (outcome.outcome() instanceof Outcome.Revoked revoked) {
        homes.record(outcome.user(), revoked);
      }
    }
    events.publish(outcomes);
  }
}
