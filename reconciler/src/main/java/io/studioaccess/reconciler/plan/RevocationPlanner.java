package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import io.studioaccess.reconciler.plan.ObservedProfile.Unreadable;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Plans the steps for a user who leaves. The profile gets the quarantine role first, before
 * anything else is read or changed: what an app or a space is like must not keep anybody's access.
 * Then the apps are deleted. When the grace period ends, the private spaces are deleted, and then
 * the profile.
 */
final class RevocationPlanner {
  /**
   * How often a profile with kept spaces is checked: its spaces may have been deleted meanwhile.
   */
  private static final Duration CHECK_INTERVAL = Duration.ofDays(1);

  private final PlanInput input;
  private final Ours ours;

  RevocationPlanner(PlanInput input, Ours ours) {
    this.input = input;
    this.ours = ours;
  }

  /**
   * Changes the role of a profile that SageMaker does not show. The reconcile after that waits
   * until it can be read.
   */
  static Step quarantineUnread(PlanInput input, Unreadable profile) {
    ProfileRecord record =
        input.record().orElseThrow(() -> new IllegalArgumentException("not recorded: " + profile));
    boolean leaving = record.state().isLeaving();
    Departure departure =
        record
            .departure()
            .filter(_ -> leaving)
            .orElseGet(() -> Departure.of(input.now(), input.rules().grace(), Optional.empty()));
    Step quarantine =
        new Step.Act(
            Optional.of(leaving ? record : departing(record, departure)),
            List.of(
                new Operation.Quarantine(
                    input.domain(),
                    profile.name(),
                    Optional.empty(),
                    input.rules().quarantineRole(),
                    Optional.of(departure.due()))));
    return leaving
        ? quarantine
        : new HoldPolicy(input).guard(record, Optional.empty(), () -> quarantine, held -> held);
  }

  /**
   * Whether the plan depends on the profile's apps and spaces: not before the role is taken, which
   * must not wait for a list of hundreds of spaces, and no longer once the profile is being
   * deleted.
   */
  static boolean needsOwnedResources(PlanInput input, Ours ours) {
    if (ours.status() == ProfileStatus.DELETING || ours.status() == ProfileStatus.PENDING) {
      return false;
    }
    boolean leaving = input.record().filter(record -> record.state().isLeaving()).isPresent();
    return input.mayRevoke()
        && (input.rules().isQuarantined(ours)
            || (leaving && ours.status() == ProfileStatus.UPDATING));
  }

  Step plan() {
    ProfileRecord record = input.record().orElseGet(this::unrecordedProfile);
    if (!input.mayRevoke()) {
      return handOver(record);
    }
    if (record.state().isLeaving()) {
      return proceed(record);
    }
    if (ours.status() == ProfileStatus.FAILED) {
      // It was never InService, so no access is revoked.
      return proceed(departing(record, newDeparture()));
    }
    return new HoldPolicy(input)
        .guard(
            record.withModified(ours.modified()),
            Optional.empty(),
            () -> proceed(departing(record, newDeparture())),
            held -> held);
  }

  private ProfileRecord unrecordedProfile() {
    return ProfileRecord.foundByTags(
            ours.name(),
            ours.role().orElse(input.rules().quarantineRole()),
            input.domain().region())
        .withCreated(ours.created());
  }

  private static ProfileRecord departing(ProfileRecord record, Departure departure) {
    return record
        .withState(State.REVOKING)
        .withHold(Optional.empty())
        .withScheduled(Optional.empty())
        .withDeparture(departure);
  }

  private Departure newDeparture() {
    return Departure.of(input.now(), input.rules().grace(), ours.homeEfsFileSystemUid());
  }

  private Step handOver(ProfileRecord record) {
    boolean waits =
        record.state() == State.QUARANTINED
            && !record.isDue(input.now())
            && input.rules().isQuarantined(ours);
    if (ours.status() != ProfileStatus.FAILED
        && new HoldPolicy(input).isHeld(record, Optional.empty())) {
      // The deprovisioner could only wait as well, and might hand back what is refused here.
      return new Step.Settle(
          input.record(),
          new Outcome.Unchanged("the revocation of profile %s is held".formatted(ours.name())));
    }
    return waits
        ? waitInQuarantine(record)
        : new Step.HandOver(
            input.record(), "the access of profile %s must be revoked".formatted(ours.name()));
  }

  private static Step waitInQuarantine(ProfileRecord record) {
    String until =
        record.departure().map(departure -> departure.due().toString()).orElse("it is due");
    return new Step.Settle(
        Optional.of(record),
        new Outcome.Unchanged(
            "profile %s is in quarantine until %s".formatted(record.name(), until)));
  }

  private Step proceed(ProfileRecord before) {
    ProfileRecord record = withObstacles(before);
    if (ours.status() == ProfileStatus.PENDING || ours.status() == ProfileStatus.DELETING) {
      return await(record);
    }
    if (ours.status() == ProfileStatus.FAILED) {
      return deleteProfile(record);
    }
    if (!input.rules().isQuarantined(ours) && ours.status() != ProfileStatus.UPDATING) {
      ProfileRecord quarantined = withGrace(record);
      return new Step.Act(Optional.of(quarantined), List.of(quarantine(quarantined)));
    }
    if (ours.ownedResources().isEmpty()) {
      return await(record); // another change of the profile, or the listing, is in progress
    }
    boolean isDue = !input.now().isBefore(departure(record).due());
    if (isDue && isDeletable()) {
      return deleteProfile(record);
    }
    List<Operation> deletions = deleteApps();
    if (!deletions.isEmpty()) {
      return new Step.Act(Optional.of(record), deletions);
    }
    if (ours.status() == ProfileStatus.UPDATING || !owned().blockingApps().isEmpty()) {
      return await(record);
    }
    if (record.state() == State.REVOKING && (!isDue || keepsSpaces(record))) {
      return settleQuarantined(record);
    }
    return isDue ? delete(record) : waitInQuarantine(inQuarantine(record));
  }

  /**
   * The grace period begins anew if it ended before the role could be taken, or if the profile that
   * was in quarantine has been replaced by another one, which only its tags make ours.
   */
  private ProfileRecord withGrace(ProfileRecord record) {
    boolean isOver = !input.now().isBefore(departure(record).due());
    return isOver && (record.state() == State.REVOKING || isReplaced(record))
        ? record.withDeparture(departure(record).withDue(input.now().plus(input.rules().grace())))
        : record;
  }

  private boolean isReplaced(ProfileRecord record) {
    return record.created().isPresent() && !record.created().equals(ours.created());
  }

  private ProfileRecord withObstacles(ProfileRecord record) {
    Departure departure = record.departure().orElseGet(this::newDeparture);
    boolean spacesStay = input.now().isBefore(departure.due()) || keepsSpaces(record);
    List<ObservedSpace> spaces = spacesStay ? List.of() : owned().spaces();
    Departure described =
        departure.withObstacles(Obstacles.describe(input, ours, spaces), input.now());
    return record.withDeparture(
        ours.ownedResources()
            .flatMap(OwnedResources::toRemember)
            .map(described::withSpaces)
            .orElse(described));
  }

  private boolean isDeletable() {
    return ours.status() != ProfileStatus.UPDATING
        && owned().blockingApps().isEmpty()
        && owned().spaces().isEmpty();
  }

  private Step await(ProfileRecord record) {
    return new Step.Await(
        Optional.of(record),
        record
            .departure()
            .map(Departure::obstacles)
            .filter(obstacles -> !obstacles.isEmpty())
            .orElseGet(this::progress));
  }

  private String progress() {
    return Planner.needsOwnedResources(input, ours) && ours.ownedResources().isEmpty()
        ? "the spaces of the domain are being listed"
        : "profile %s is %s".formatted(ours.name(), ours.status());
  }

  private Operation quarantine(ProfileRecord record) {
    return new Operation.Quarantine(
        input.domain(),
        ours.name(),
        Optional.of(ours.arn()),
        input.rules().quarantineRole(),
        Optional.of(departure(record).due()));
  }

  private Step settleQuarantined(ProfileRecord record) {
    return new Step.Settle(
        Optional.of(withNextCheck(record)),
        new Outcome.Quarantined(
            input.domain().id(),
            ours.name(),
            record.group(),
            record.role(),
            departure(record).due(),
            todo(record)));
  }

  private ProfileRecord inQuarantine(ProfileRecord record) {
    return record.withState(State.QUARANTINED).withModified(ours.modified());
  }

  /** Kept spaces are checked once a day, not with every sweep. */
  private ProfileRecord withNextCheck(ProfileRecord record) {
    ProfileRecord quarantined = inQuarantine(record);
    return quarantined.isDue(input.now()) && keepsSpaces(record)
        ? quarantined.withDeparture(departure(record).withDue(input.now().plus(CHECK_INTERVAL)))
        : quarantined;
  }

  /** What an administrator will have to do before the profile can be deleted, as far as known. */
  private Optional<String> todo(ProfileRecord record) {
    if (keepsSpaces(record)) {
      return Optional.of(remainingSpaces().kept());
    }
    return owned().sharedSpaces().isEmpty()
        ? Optional.empty()
        : Optional.of(remainingSpaces().shared());
  }

  private Step delete(ProfileRecord record) {
    if (keepsSpaces(record)) {
      return new Step.Settle(
          Optional.of(withNextCheck(record)), new Outcome.Unchanged(remainingSpaces().kept()));
    }
    List<Operation> deletions =
        owned().privateSpaces().stream()
            .filter(space -> !space.status().isInTransition())
            .<Operation>map(
                space -> new Operation.DeleteSpace(input.domain(), ours.name(), space.name()))
            .toList();
    if (!deletions.isEmpty()) {
      return new Step.Act(Optional.of(deleting(record)), deletions);
    }
    return owned().privateSpaces().isEmpty()
        ? new Step.Settle(
            Optional.of(inQuarantine(record)),
            new Outcome.Blocked(input.domain().id(), ours.name(), remainingSpaces().shared()))
        : await(deleting(record));
  }

  private Step deleteProfile(ProfileRecord record) {
    ProfileRecord deleting = deleting(record);
    return new Step.Act(
        Optional.of(deleting.withDeparture(departure(deleting).deletionTriedAt(afterTheListing()))),
        List.of(new Operation.DeleteProfile(input.domain(), ours.name())));
  }

  /** If SageMaker refuses the deletion, this listing missed something, and does not count again. */
  private Instant afterTheListing() {
    return owned()
        .listed()
        .map(begun -> begun.plusMillis(1))
        .filter(moment -> moment.isAfter(input.now()))
        .orElse(input.now());
  }

  /** The time in quarantine does not count as time without progress. */
  private ProfileRecord deleting(ProfileRecord record) {
    return record.state() == State.DELETING
        ? record
        : record
            .withState(State.DELETING)
            .withDeparture(departure(record).progressedAt(input.now()));
  }

  private boolean keepsSpaces(ProfileRecord record) {
    PrivateSpaces rule = record.privateSpaces().orElse(input.rules().privateSpaces());
    return rule == PrivateSpaces.KEEP && !owned().privateSpaces().isEmpty();
  }

  private List<Operation> deleteApps() {
    return deleteApps(input, ours, owned().apps());
  }

  static List<Operation> deleteApps(PlanInput input, Ours ours, List<ObservedApp> apps) {
    return apps.stream()
        .filter(ObservedApp::isDeletable)
        .<Operation>map(app -> new Operation.DeleteApp(input.domain(), ours.name(), app.app()))
        .toList();
  }

  /** None if they were not read: see {@link Planner#needsOwnedResources}. */
  private OwnedResources owned() {
    return ours.ownedResources().orElse(OwnedResources.NONE);
  }

  private RemainingSpaces remainingSpaces() {
    return new RemainingSpaces(ours, owned());
  }

  private static Departure departure(ProfileRecord record) {
    return record
        .departure()
        .orElseThrow(() -> new IllegalStateException("record without a departure: " + record));
  }
}
