package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import java.time.Instant;
import java.util.Optional;

/**
 * What the ledger remembers of one profile.
 *
 * @param name once given, kept for as long as the profile lives
 * @param role the role that it has, or is on the way to
 * @param settings the fingerprint of the settings that it has, or is on the way to
 * @param roleBefore the role that a change on its way replaces
 * @param assigned the group last seen assigned to the domain's application
 * @param modified SageMaker's {@code LastModifiedTime} when it was last found right
 * @param tries how often the decision was carried out and failed
 */
public record ProfileRecord(
    ProfileName name,
    State state,
    GroupName group,
    RoleArn role,
    String settings,
    Optional<RoleArn> roleBefore,
    Optional<GroupId> assigned,
    Optional<Instant> modified,
    int tries) {

  /**
   * How far the last decision about the profile has come. Written before the first call that
   * carries it out.
   */
  public enum State {
    GRANTING,
    GRANTED,
    CHANGING,
    REVOKING
  }

  /** The record of a profile that should have this role, with nothing else known of it. */
  public static ProfileRecord of(ProfileName name, State state, Desired.Role wanted) {
    return new ProfileRecord(
        name,
        state,
        wanted.group(),
        wanted.role(),
        wanted.settings().fingerprint(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  ProfileRecord in(State next) {
    return new ProfileRecord(
        name, next, group, role, settings, roleBefore, assigned, modified, tries);
  }

  ProfileRecord replacing(Optional<RoleArn> before) {
    return new ProfileRecord(name, state, group, role, settings, before, assigned, modified, tries);
  }

  ProfileRecord assignedTo(Optional<GroupId> assignedGroup) {
    return new ProfileRecord(
        name, state, group, role, settings, roleBefore, assignedGroup, modified, tries);
  }

  ProfileRecord seenAt(Optional<Instant> lastModified) {
    return new ProfileRecord(
        name, state, group, role, settings, roleBefore, assigned, lastModified, tries);
  }

  ProfileRecord tried(int times) {
    return new ProfileRecord(
        name, state, group, role, settings, roleBefore, assigned, modified, times);
  }

  /** Whether the decision that was recorded is the one that is wanted now. */
  public boolean isAbout(Desired.Role wanted) {
    return role.equals(wanted.role()) && settings.equals(wanted.settings().fingerprint());
  }
}
