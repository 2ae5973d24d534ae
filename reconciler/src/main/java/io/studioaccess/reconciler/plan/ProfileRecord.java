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
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the ledger remembers of one profile.
 *
 * @param name once given, kept for as long as the profile lives
 * @param group that gave the role; empty for a profile of ours that the ledger had lost
 * @param role the role that it has, or is on the way to; for one who leaves, the last that a group
 *     gave
 * @param region of its domain; the account is that of the role
 * @param settings the fingerprint of the settings that it has, or is on the way to
 * @param roleBefore the role that a change on its way replaces
 * @param assigned the group last seen assigned to the domain's application
 * @param modified SageMaker's {@code LastModifiedTime} when it was last found right
 * @param tries how often the decision was carried out and failed
 * @param privateSpaces as the group's row says
 * @param departure of one who leaves
 * @param hold a change that waits for an administrator
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
    Optional<Instant> modified,
    int tries,
    Optional<PrivateSpaces> privateSpaces,
    Optional<Departure> departure,
    Optional<Hold> hold) {

  /**
   * How far the last decision about the profile has come. Written before the first call that
   * carries it out.
   */
  public enum State {
    GRANTING,
    GRANTED,
    CHANGING,
    /** On the way into quarantine: apps are being stopped, the role is being taken. */
    REVOKING,
    QUARANTINED,
    /** On the way out: spaces are being deleted, and then the profile. */
    DELETING,
    /** Back from any of the last three. */
    RESTORING;

    /** Whether the user's access has ended, or is ending. */
    public boolean isLeaving() {
      return this == REVOKING || this == QUARANTINED || this == DELETING;
    }
  }

  /** The record of a profile that should have this role, with nothing else known of it. */
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
        0,
        wanted.privateSpaces(),
        Optional.empty(),
        Optional.empty());
  }

  /** The record of a profile that is ours by its tags, and that nothing else is known of. */
  static ProfileRecord found(ProfileName name, RoleArn role, Region region) {
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
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Where it stands. */
  public DomainArn in(DomainId domain) {
    return DomainArn.of(domain, role, region);
  }

  ProfileRecord in(State next) {
    return with(draft -> draft.state = next);
  }

  ProfileRecord replacing(Optional<RoleArn> before) {
    return with(draft -> draft.roleBefore = before);
  }

  ProfileRecord assignedTo(Optional<GroupId> group) {
    return with(draft -> draft.assigned = group);
  }

  ProfileRecord seenAt(Optional<Instant> lastModified) {
    return with(draft -> draft.modified = lastModified);
  }

  ProfileRecord tried(int times) {
    return with(draft -> draft.tries = times);
  }

  ProfileRecord departing(Departure way) {
    return with(draft -> draft.departure = Optional.of(way));
  }

  /** With its way out ending then, unless it ends sooner anyway. */
  public ProfileRecord dueBy(Instant moment) {
    return departure
        .filter(way -> moment.isBefore(way.due()))
        .map(way -> departing(way.dueAt(moment)))
        .orElse(this);
  }

  ProfileRecord held(Optional<Hold> change) {
    return with(draft -> draft.hold = change);
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
        draft.modified,
        draft.tries,
        privateSpaces,
        draft.departure,
        draft.hold);
  }

  /** What may differ from one record of a profile to the next. */
  private static final class Draft {
    State state;
    Optional<RoleArn> roleBefore;
    Optional<GroupId> assigned;
    Optional<Instant> modified;
    int tries;
    Optional<Departure> departure;
    Optional<Hold> hold;

    Draft(ProfileRecord from) {
      state = from.state;
      roleBefore = from.roleBefore;
      assigned = from.assigned;
      modified = from.modified;
      tries = from.tries;
      departure = from.departure;
      hold = from.hold;
    }
  }

  /** Whether the decision that was recorded is the one that is wanted now. */
  public boolean isAbout(Desired.Role wanted) {
    return role.equals(wanted.role()) && settings.equals(wanted.settings().fingerprint());
  }

  public boolean isInQuarantine() {
    return state == State.QUARANTINED;
  }

  /** Whether the profile waits for its end, and the wait is over. */
  public boolean isDue(Instant now) {
    return isInQuarantine() && departure.filter(way -> now.isBefore(way.due())).isEmpty();
  }

  /** Since when the same has been in the way of its end; empty if something moved just now. */
  public Optional<Instant> stalledSince(Instant now) {
    return departure
        .map(Departure::since)
        .filter(since -> state.isLeaving() && since.isBefore(now));
  }
}
