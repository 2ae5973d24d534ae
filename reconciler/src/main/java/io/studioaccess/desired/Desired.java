package io.studioaccess.desired;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;

/** What one user should have in one domain. */
public sealed interface Desired {

  /** A profile with this role, because of this group. */
  record Role(GroupName group, RoleArn role) implements Desired {}

  /** No profile. */
  record Nothing() implements Desired {}

  /**
   * It cannot be said, so the user keeps what they have. The reason names what is wrong, and where.
   */
  record Unclear(String reason) implements Desired {}
}
