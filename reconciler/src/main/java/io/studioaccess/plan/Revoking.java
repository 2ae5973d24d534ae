package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.plan.ObservedProfile.Foreign;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ProfileRecord.State;
import java.util.List;
import java.util.Optional;

/** The steps towards no profile: its apps, all of them gone, the profile, gone. */
final class Revoking {
  private Revoking() {}

  static Step gone(Situation situation) {
    Outcome outcome =
        situation
            .record()
            .filter(record -> record.state() != State.GRANTING)
            .<Outcome>map(
                record ->
                    new Outcome.Revoked(
                        situation.domain(), record.name(), record.group(), record.role()))
            .orElseGet(() -> new Outcome.Unchanged("there is no profile, and never was"));
    return new Step.Settle(Optional.empty(), outcome);
  }

  /**
   * A profile that is not ours is never deleted. One that was ours, by the ledger, and is not any
   * more may mean access that survives: that is said, and remembered, so that tagging it again
   * helps.
   */
  static Step leaveAlone(Situation situation, Foreign foreign) {
    if (situation.record().filter(record -> record.state() != State.GRANTING).isPresent()) {
      return new Step.Settle(
          situation.record(),
          new Outcome.Refused(
              situation.domain(),
              "profile %s is remembered as ours and does not carry our tags for this user any more: delete it, or tag it again and look at the user again"
                  .formatted(foreign.name())));
    }
    return new Step.Settle(
        Optional.empty(),
        new Outcome.Unchanged(
            "profile %s was not made by Studio Access and is left as it is"
                .formatted(foreign.name())));
  }

  static Step tearDown(Situation situation, Ours ours) {
    Optional<ProfileRecord> record = situation.record().map(known -> known.in(State.REVOKING));
    if (ours.status().inMotion()) {
      return new Step.Await(record, "profile %s is %s".formatted(ours.name(), ours.status()));
    }
    List<ObservedApp> inTheWay = ours.apps().stream().filter(ObservedApp::blocksDeletion).toList();
    if (inTheWay.isEmpty()) {
      return new Step.Act(
          record, List.of(new Operation.DeleteProfile(situation.domain(), ours.name())));
    }
    List<Operation> deletions =
        inTheWay.stream()
            .filter(ObservedApp::deletable)
            .map(app -> deleteApp(situation, ours.name(), app))
            .toList();
    return deletions.isEmpty()
        ? new Step.Await(
            record,
            "%d apps of profile %s are not gone yet".formatted(inTheWay.size(), ours.name()))
        : new Step.Act(record, deletions);
  }

  private static Operation deleteApp(Situation situation, ProfileName profile, ObservedApp app) {
    return new Operation.DeleteApp(situation.domain(), profile, app.app());
  }
}
