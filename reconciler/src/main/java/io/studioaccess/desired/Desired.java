package io.studioaccess.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;

/** What one user should have in one domain. */
public sealed interface Desired {

  /**
   * A profile with this role and these settings, because of this group: the name as its row has it,
   * and the group itself.
   */
  record Role(GroupName group, GroupId groupId, RoleArn role, UserSettings settings)
      implements Desired {}

  /** No profile. */
  record Nothing() implements Desired {}

  /**
   * It cannot be said, so the user keeps what they have. The reason names what is wrong, and where.
   */
  record Unclear(String reason) implements Desired {}
}
