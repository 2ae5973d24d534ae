package io.studioaccess.plan;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.membership.UserId;
import io.studioaccess.membership.UserName;

/** One call that changes something, as data. */
public sealed interface Operation {
  DomainId domain();

  ProfileName profile();

  /** What only the provisioner may do. */
  sealed interface Grant extends Operation {}

  /** What only the deprovisioner may do. */
  sealed interface Revocation extends Operation {}

  record CreateProfile(
      DomainId domain,
      ProfileName profile,
      UserId user,
      UserName signInName,
      RoleArn role,
      UserSettings settings)
      implements Grant {}

  /**
   * Another role, or settings as they should be, for a profile that stands.
   *
   * @param settings the wanted ones, and in the same fields those that stay as they are
   */
  record Retarget(DomainId domain, ProfileName profile, RoleArn role, UserSettings settings)
      implements Grant {}

  /**
   * Lets the group in at the domain's application.
   *
   * @param profile the one that nobody could sign in to without it
   */
  record AssignGroup(
      DomainId domain, ProfileName profile, ApplicationArn application, GroupId group)
      implements Grant {}

  record DeleteApp(DomainId domain, ProfileName profile, ObservedApp.App app)
      implements Revocation {}

  record DeleteProfile(DomainId domain, ProfileName profile) implements Revocation {}
}
