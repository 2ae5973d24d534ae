package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ScheduledChange;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The ledger's record of one profile.
 *
 * @param name fixed for the lifetime of the profile
 * @param group the group that granted the role; empty for our profile that was not in the ledger
 * @param role the current or next role; for a leaver, the last role that a group granted
 * @param region the domain's region; the domain's account is the role's account
 * @param settings the fingerprint of the current or next settings
 * @param roleBefore the role that a change in progress replaces
 * @param assigned the group last seen assigned to the domain's application
 * @param created SageMaker's {@code CreationTime}, which tells the profile from a later one of the
 *     same name; empty until the profile was seen
 * @param modified SageMaker's {@code LastModifiedTime} when the profile was last found right
 * @param tries how many tries of the current decision failed
 * @param privateSpaces the rule of the group's row
 * @param departure present for a leaver
 * @param hold a change that waits for an administrator
 * @param scheduled the next change of the role that dates of rows announce
 * @param tags the tags that rows have put on the profile
 * @param resettable the paths of settings that rows have put into the profile, and that can be
 *     taken back
 */
public record ProfileRecord(
    ProfileName name,
    State state,
    Optional<GroupName> group,
    RoleArn role,
    Region region,
    String settings,
    Optional<RoleArn> roleBefore,
    Optional<GroupId> assigned,
    Optional<Instant> created,
    Optional<Instant> modified,
    int tries,
    Optional<PrivateSpaces> privateSpaces,
    Optional<Departure> departure,
    Optional<Hold> hold,
    Optional<NotedChange> scheduled,
    RecordedTags tags,
    Set<String> resettable) {

  public ProfileRecord {
    resettable = Set.copyOf(resettable);
  }

  /** A record without a scheduled change, tags and settings that can be taken back. */
  public ProfileRecord(
      ProfileName name,
      State state,
      Optional<GroupName> group,
      RoleArn role,
      Region region,
      String settings,
      Optional<RoleArn> roleBefore,
      Optional<GroupId> assigned,
      Optional<Instant> created,
      Optional<Instant> modified,
      int tries,
      Optional<PrivateSpaces> privateSpaces,
      Optional<Departure> departure,
      Optional<Hold> hold) {
    this(
        name,
        state,
        group,
        role,
        region,
        settings,
        roleBefore,
        assigned,
        created,
        modified,
        tries,
        privateSpaces,
        departure,
        hold,
        Optional.empty(),
        RecordedTags.NONE,
        Set.of());
  }

  /**
   * The progress of the last decision about the profile. It is written before the first call that
   * executes the decision.
   */
  public enum State {
    GRANTING,
    GRANTED,
    CHANGING,
    /** On the way into quarantine: apps are being deleted, and the role is being replaced. */
    REVOKING,
    QUARANTINED,
    /** The grace period is over: spaces are being deleted, and then the profile. */
    DELETING,
    /** On the way back from one of the last three states. */
    RESTORING;

    /** Whether the user's access is revoked, or is being revoked. */
    public boolean isLeaving() {
      return this == REVOKING || this == QUARANTINED || this == DELETING;
    }
  }

  /** A new record of a profile with this role. */
  public static ProfileRecord of(
      ProfileName name, State state, Desired.Role wanted, Region region) {
    return new ProfileRecord(
        name,
        state,
        Optional.of(wanted.group()),
        wanted.role(),
        region,
        wanted.settings().fingerprint(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        wanted.privateSpaces(),
        Optional.empty(),
        Optional.empty());
  }

  /** The record of a profile that only its tags identify as ours. */
  static ProfileRecord foundByTags(ProfileName name, RoleArn role, Region region) {
    return new ProfileRecord(
        name,
        State.GRANTED,
        Optional.empty(),
        role,
        region,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The ARN of the profile's domain. */
  public DomainArn domainArn(DomainId domain) {
    return DomainArn.of(domain, role, region);
  }

  ProfileRecord withState(State next) {
    return with(draft -> draft.state = next);
  }

  ProfileRecord withRoleBefore(Optional<RoleArn> before) {
    return with(draft -> draft.roleBefore = before);
  }

  ProfileRecord withAssigned(Optional<GroupId> group) {
    return with(draft -> draft.assigned = group);
  }

  ProfileRecord withCreated(Optional<Instant> creationTime) {
    return with(draft -> draft.created = creationTime);
  }

  ProfileRecord withModified(Optional<Instant> lastModified) {
    return with(draft -> draft.modified = lastModified);
  }

  ProfileRecord withTries(int times) {
    return with(draft -> draft.tries = times);
  }

  ProfileRecord withDeparture(Departure departure) {
    return with(draft -> draft.departure = Optional.of(departure));
  }

  /** A record that is due at this moment, unless it is due sooner. */
  public ProfileRecord dueNoLaterThan(Instant moment) {
    return departure
        .filter(departure -> moment.isBefore(departure.due()))
        .map(departure -> withDeparture(departure.withDue(moment)))
        .orElse(this);
  }

  ProfileRecord withHold(Optional<Hold> change) {
    return with(draft -> draft.hold = change);
  }

  public ProfileRecord withScheduled(Optional<NotedChange> change) {
    return with(draft -> draft.scheduled = change);
  }

  public ProfileRecord withTags(RecordedTags known) {
    return with(draft -> draft.tags = known);
  }

  ProfileRecord withResettable(Set<String> paths) {
    return with(draft -> draft.resettable = paths);
  }

  private ProfileRecord with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ProfileRecord(
        name,
        draft.state,
        group,
        role,
        region,
        settings,
        draft.roleBefore,
        draft.assigned,
        draft.created,
        draft.modified,
        draft.tries,
        privateSpaces,
        draft.departure,
        draft.hold,
        draft.scheduled,
        draft.tags,
        draft.resettable);
  }

  /** The fields that change between records of a profile. */
  private static final class Draft {
    State state;
    Optional<RoleArn> roleBefore;
    Optional<GroupId> assigned;
    Optional<Instant> created;
    Optional<Instant> modified;
    int tries;
    Optional<Departure> departure;
    Optional<Hold> hold;
    Optional<NotedChange> scheduled;
    RecordedTags tags;
    Set<String> resettable;

    Draft(ProfileRecord from) {
      state = from.state;
      roleBefore = from.roleBefore;
      assigned = from.assigned;
      created = from.created;
      modified = from.modified;
      tries = from.tries;
      departure = from.departure;
      hold = from.hold;
      scheduled = from.scheduled;
      tags = from.tags;
      resettable = from.resettable;
    }
  }

  /** Whether the record has the wanted role and settings. */
  public boolean matches(Desired.Role wanted) {
    return role.equals(wanted.role()) && settings.equals(wanted.settings().fingerprint());
  }

  /** Whether the record has the next change of the wanted role. */
  public boolean hasScheduled(Optional<ScheduledChange> change) {
    return scheduled.map(NotedChange::change).equals(change);
  }

  public boolean isInQuarantine() {
    return state == State.QUARANTINED;
  }

  /**
   * Whether the profile is the recorded one, and not a later one of the same name; empty if the
   * creation time was never recorded.
   */
  public Optional<Boolean> isOf(Optional<Instant> creationTime) {
    return created.map(known -> creationTime.filter(known::equals).isPresent());
  }

  /** Whether we granted the access; false for a profile that was found by its tags. */
  public boolean isOfAGrant() {
    return group.isPresent();
  }

  /** Whether the profile is in quarantine and its grace period is over. */
  public boolean isDue(Instant now) {
    return isInQuarantine()
        && departure.filter(departure -> now.isBefore(departure.due())).isEmpty();
  }

  /** Since when the revocation has made no progress; empty if there was progress just now. */
  public Optional<Instant> stalledSince(Instant now) {
    return departure
        .map(Departure::since)
        .filter(since -> state.isLeaving() && since.isBefore(now));
  }
}
