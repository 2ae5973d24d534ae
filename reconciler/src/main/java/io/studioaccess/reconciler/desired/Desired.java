package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import java.util.Optional;

/** What one user should have in one domain. */
public sealed interface Desired {

  /**
   * A profile with this role and these settings.
   *
   * @param group the name of the group that grants the role, as in its row
   * @param groupId the group that grants the role
   * @param region the domain's region, if the row names one
   * @param privateSpaces the row's rule for private spaces when the user leaves, if it has one
   * @param next when the dates of rows change the role; empty for never
   * @param tags the tags of the row
   */
  record Role(
      GroupName group,
      GroupId groupId,
      RoleArn role,
      Optional<Region> region,
      UserSettings settings,
      Optional<PrivateSpaces> privateSpaces,
      Optional<ScheduledChange> next,
      RowTags tags)
      implements Desired {

    /** A role that no date ends. */
    public Role(
        GroupName group,
        GroupId groupId,
        RoleArn role,
        Optional<Region> region,
        UserSettings settings,
        Optional<PrivateSpaces> privateSpaces) {
      this(group, groupId, role, region, settings, privateSpaces, Optional.empty(), RowTags.NONE);
    }

    Role withNext(Optional<ScheduledChange> change) {
      return new Role(group, groupId, role, region, settings, privateSpaces, change, tags);
    }

    public Role withTags(RowTags others) {
      return new Role(group, groupId, role, region, settings, privateSpaces, next, others);
    }
  }

  /** No profile. */
  record Nothing() implements Desired {}

  /**
   * The desired state is unknown, so the user keeps their current access.
   *
   * @param reason names the fault and its place
   * @param group the group whose row is at fault; empty if the whole mapping is
   * @param otherwise the role without the fault; empty for no profile
   */
  record Unclear(String reason, Optional<String> group, Optional<Role> otherwise)
      implements Desired {

    /** Unclear for every user, whatever their groups. */
    public static Unclear forEveryone(String reason) {
      return new Unclear(reason, Optional.empty(), Optional.empty());
    }

    /**
     * Whether the fault alone keeps the user a role that another group granted.
     *
     * @param heldBy the group that granted the role, if the ledger knows it
     */
    public boolean keepsAlive(RoleArn held, Optional<GroupName> heldBy) {
      boolean isOfTheFaultyRow =
          heldBy
              .map(GroupName::value)
              .filter(name -> group.filter(name::equals).isPresent())
              .isPresent();
      return !isOfTheFaultyRow && otherwise.filter(role -> role.role().equals(held)).isEmpty();
    }
  }
}
