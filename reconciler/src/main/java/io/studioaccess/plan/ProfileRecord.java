package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import java.util.Optional;

/**
 * What the ledger remembers of one profile.
 *
 * @param name once given, kept for as long as the profile lives
 * @param role the role that it has, or is on the way to
 * @param roleBefore the role that a change on its way replaces
 * @param assigned the group last seen assigned to the domain's application
 */
public record ProfileRecord(
    ProfileName name,
    State state,
    GroupName group,
    RoleArn role,
    Optional<RoleArn> roleBefore,
    Optional<GroupId> assigned) {

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

  ProfileRecord in(State next) {
    return new ProfileRecord(name, next, group, role, roleBefore, assigned);
  }
}
