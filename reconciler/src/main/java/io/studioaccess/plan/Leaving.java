package io.studioaccess.plan;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.plan.ObservedProfile.Foreign;
import io.studioaccess.plan.ObservedProfile.Ours;
import io.studioaccess.plan.ProfileRecord.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of somebody who leaves. At once their apps are stopped and the profile gets the role
 * that may do nothing: quarantine. Once its time has come, the private spaces go, and then the
 * profile.
 */
final class Leaving {
  /** A profile with kept spaces is looked at again so often: somebody may have deleted them. */
  private static final Duration BEFORE_ANOTHER_LOOK = Duration.ofDays(1);

  private Leaving() {}

  static Step gone(Situation situation, Optional<String> note) {
    Outcome outcome =
        situation
            .record()
            .filter(record -> record.state() != State.GRANTING)
            .<Outcome>map(
                record ->
                    new Outcome.Revoked(
                        situation.domain().id(),
                        record.name(),
                        record.group(),
                        record.role(),
                        record.departure().flatMap(Departure::homeEfsFileSystemUid),
                        note))
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
              situation.domain().id(),
              "profile %s is remembered as ours and does not carry our tags for this user any more: delete it, or tag it again and look at the user again"
                  .formatted(foreign.name())));
    }
    return new Step.Settle(
        Optional.empty(),
        new Outcome.Unchanged(
            "profile %s was not made by Studio Access and is left as it is"
                .formatted(foreign.name())));
  }

  static Step leave(Situation situation, Ours ours) {
    ProfileRecord record = situation.record().orElseGet(() -> found(situation, ours));
    if (ours.belongings().isEmpty()) {
      return withoutLooking(situation, ours, record);
    }
    if (record.state().isLeaving()) {
      return goOn(situation, ours, record);
    }
    if (ours.status() == ProfileStatus.FAILED) {
      // It never came into service: nobody loses anything.
      return goOn(situation, ours, departing(situation, ours, record));
    }
    return Holding.guarded(
        situation,
        record.seenAt(ours.modified()),
        Optional.empty(),
        () -> goOn(situation, ours, departing(situation, ours, record)),
        held -> held(situation, ours, held));
  }

  private static ProfileRecord found(Situation situation, Ours ours) {
    return ProfileRecord.found(
        ours.name(),
        ours.role().orElse(situation.rules().quarantineRole()),
        situation.domain().region());
  }

  private static ProfileRecord departing(Situation situation, Ours ours, ProfileRecord record) {
    return record.in(State.REVOKING).held(Optional.empty()).departing(departure(situation, ours));
  }

  /** The provisioner sees neither apps nor spaces. */
  private static Step withoutLooking(Situation situation, Ours ours, ProfileRecord record) {
    boolean waits =
        record.state() == State.QUARANTINED
            && !record.isDue(situation.now())
            && situation.rules().makePowerless(ours);
    return waits
        ? waiting(record)
        : new Step.HandOver(situation.record(), "profile %s has to go".formatted(ours.name()));
  }

  private static Step waiting(ProfileRecord record) {
    String until = record.departure().map(way -> way.due().toString()).orElse("it is due");
    return new Step.Settle(
        Optional.of(record),
        new Outcome.Unchanged(
            "profile %s is in quarantine until %s".formatted(record.name(), until)));
  }

  private static Step goOn(Situation situation, Ours ours, ProfileRecord before) {
    ProfileRecord record = seen(situation, ours, before);
    if (ours.status() == ProfileStatus.PENDING || ours.status() == ProfileStatus.DELETING) {
      return waitFor(record, ours);
    }
    boolean isDue = !situation.now().isBefore(way(record).due());
    if (ours.status() == ProfileStatus.FAILED || (isDue && nothingIsInTheWay(ours))) {
      return deleteProfile(situation, ours, record);
    }
    List<Operation> stops = new ArrayList<>();
    if (!situation.rules().makePowerless(ours) && ours.status() != ProfileStatus.UPDATING) {
      stops.add(quarantine(situation, ours, record));
    }
    stops.addAll(deleteApps(situation, ours));
    if (!stops.isEmpty()) {
      return new Step.Act(Optional.of(record), stops);
    }
    if (ours.status() == ProfileStatus.UPDATING || !belongings(ours).appsInTheWay().isEmpty()) {
      return waitFor(record, ours);
    }
    if (record.state() == State.REVOKING && (!isDue || keepsSpaces(situation, ours, record))) {
      return quarantined(situation, ours, record);
    }
    return isDue ? delete(situation, ours, record) : waiting(inQuarantine(ours, record));
  }

  private static boolean nothingIsInTheWay(Ours ours) {
    return ours.status() != ProfileStatus.UPDATING
        && belongings(ours).appsInTheWay().isEmpty()
        && belongings(ours).spaces().isEmpty();
  }

  private static Step quarantined(Situation situation, Ours ours, ProfileRecord record) {
    return new Step.Settle(
        Optional.of(atRest(situation, ours, record)),
        new Outcome.Quarantined(
            situation.domain().id(),
            ours.name(),
            record.group(),
            record.role(),
            way(record).due(),
            todo(situation, ours, record)));
  }

  private static ProfileRecord inQuarantine(Ours ours, ProfileRecord record) {
    return record.in(State.QUARANTINED).seenAt(ours.modified());
  }

  /** Kept spaces are no reason to look again before tomorrow. */
  private static ProfileRecord atRest(Situation situation, Ours ours, ProfileRecord record) {
    ProfileRecord quarantined = inQuarantine(ours, record);
    return quarantined.isDue(situation.now()) && keepsSpaces(situation, ours, record)
        ? quarantined.departing(way(record).dueAt(situation.now().plus(BEFORE_ANOTHER_LOOK)))
        : quarantined;
  }

  /** What can be told on the first day already. */
  private static Optional<String> todo(Situation situation, Ours ours, ProfileRecord record) {
    if (keepsSpaces(situation, ours, record)) {
      return Optional.of(kept(ours));
    }
    return belongings(ours).sharedSpaces().isEmpty() ? Optional.empty() : Optional.of(shared(ours));
  }

  private static Step delete(Situation situation, Ours ours, ProfileRecord record) {
    if (keepsSpaces(situation, ours, record)) {
      return new Step.Settle(
          Optional.of(atRest(situation, ours, record)), new Outcome.Unchanged(kept(ours)));
    }
    List<Operation> deletions =
        belongings(ours).privateSpaces().stream()
            .filter(space -> !space.status().inMotion())
            .<Operation>map(
                space -> new Operation.DeleteSpace(situation.domain(), ours.name(), space.name()))
            .toList();
    if (!deletions.isEmpty()) {
      return new Step.Act(Optional.of(onTheWayOut(situation, record)), deletions);
    }
    return belongings(ours).privateSpaces().isEmpty()
        ? new Step.Settle(
            Optional.of(inQuarantine(ours, record)),
            new Outcome.Blocked(situation.domain().id(), ours.name(), shared(ours)))
        : waitFor(onTheWayOut(situation, record), ours);
  }

  private static Step deleteProfile(Situation situation, Ours ours, ProfileRecord record) {
    return new Step.Act(
        Optional.of(onTheWayOut(situation, record)),
        List.of(new Operation.DeleteProfile(situation.domain(), ours.name())));
  }

  /** The days in quarantine are not days without progress. */
  private static ProfileRecord onTheWayOut(Situation situation, ProfileRecord record) {
    return record.state() == State.DELETING
        ? record
        : record.in(State.DELETING).departing(way(record).movedAt(situation.now()));
  }

  private static String kept(Ours ours) {
    return "private spaces are kept (privateSpaces: keep), and profile %s stays in quarantine for as long as it owns %s: delete them by hand when nobody needs them any more"
        .formatted(ours.name(), names(belongings(ours).privateSpaces()));
  }

  private static String shared(Ours ours) {
    return "profile %s owns %s, which is shared, and SageMaker deletes no profile that owns a space: let somebody else take over what is in it, then delete the space by hand"
        .formatted(ours.name(), names(belongings(ours).sharedSpaces()));
  }

  private static String names(List<ObservedSpace> spaces) {
    return "space "
        + String.join(", ", spaces.stream().map(space -> space.name().value()).sorted().toList());
  }

  private static boolean keepsSpaces(Situation situation, Ours ours, ProfileRecord record) {
    PrivateSpaces rule = record.privateSpaces().orElse(situation.rules().privateSpaces());
    return rule == PrivateSpaces.KEEP && !belongings(ours).privateSpaces().isEmpty();
  }

  /** Nothing changes but the apps of somebody who cannot want them any more. */
  private static Step held(Situation situation, Ours ours, Step.Settle held) {
    if (!situation.isOfNobody()) {
      return held;
    }
    List<Operation> stops = deleteApps(situation, ours);
    if (!stops.isEmpty()) {
      return new Step.Act(held.record(), stops);
    }
    return belongings(ours).appsInTheWay().isEmpty()
        ? held
        : new Step.Await(held.record(), Obstacles.of(situation, ours, List.of()));
  }

  private static Operation quarantine(Situation situation, Ours ours, ProfileRecord record) {
    return new Operation.Quarantine(
        situation.domain(),
        ours.name(),
        ours.arn(),
        situation.rules().quarantineRole(),
        way(record).due());
  }

  private static Departure way(ProfileRecord record) {
    return record.departure().orElseThrow(() -> new IllegalStateException("no way out: " + record));
  }

  private static List<Operation> deleteApps(Situation situation, Ours ours) {
    return belongings(ours).apps().stream()
        .filter(ObservedApp::deletable)
        .<Operation>map(app -> new Operation.DeleteApp(situation.domain(), ours.name(), app.app()))
        .toList();
  }

  private static Belongings belongings(Ours ours) {
    return ours.belongings().orElseThrow();
  }

  private static Step waitFor(ProfileRecord record, Ours ours) {
    return new Step.Await(
        Optional.of(record),
        record
            .departure()
            .map(Departure::inTheWay)
            .filter(obstacles -> !obstacles.isEmpty())
            .orElseGet(() -> "profile %s is %s".formatted(ours.name(), ours.status())));
  }

  private static ProfileRecord seen(Situation situation, Ours ours, ProfileRecord record) {
    Departure way = record.departure().orElseGet(() -> departure(situation, ours));
    boolean spacesStay =
        situation.now().isBefore(way.due()) || keepsSpaces(situation, ours, record);
    List<ObservedSpace> spaces = spacesStay ? List.of() : belongings(ours).spaces();
    return record.departing(way.seen(Obstacles.of(situation, ours, spaces), situation.now()));
  }

  private static Departure departure(Situation situation, Ours ours) {
    return Departure.of(situation.now(), situation.rules().grace(), ours.homeEfsFileSystemUid());
  }
}
