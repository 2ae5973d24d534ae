package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import java.util.Optional;

/** What one user should have in one domain. */
public sealed interface Desired {

  /**
   * A profile with this role and these settings, because of this group: the name as its row has it,
   * and the group itself.
   *
   * @param region of the domain, where the row names one
   * @param privateSpaces what the row says about them, for the day that the user leaves
   */
  record Role(
      GroupName group,
      GroupId groupId,
      RoleArn role,
      Optional<Region> region,
      UserSettings settings,
      Optional<PrivateSpaces> privateSpaces)
      implements Desired {}

  /** No profile. */
  record Nothing() implements Desired {}

  /**
   * It cannot be said, so the user keeps what they have. The reason names what is wrong, and where.
   */
  record Unclear(String reason) implements Desired {}
}
