package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.time.Instant;

/** One call that changes something, as data. */
public sealed interface Operation {
  DomainArn domain();

  ProfileName profile();

  /** What only the provisioner may do. */
  sealed interface Grant extends Operation {}

  /** What only the deprovisioner may do. */
  sealed interface Revocation extends Operation {}

  record CreateProfile(
      DomainArn domain,
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
  record Retarget(DomainArn domain, ProfileName profile, RoleArn role, UserSettings settings)
      implements Grant {}

  /**
   * Lets the group in at the domain's application.
   *
   * @param profile the one that nobody could sign in to without it
   */
  record AssignGroup(
      DomainArn domain, ProfileName profile, ApplicationArn application, GroupId group)
      implements Grant {}

  /**
   * The group's role again for a profile that was in quarantine, or on the way there.
   *
   * @param settings as in {@link Retarget}
   */
  record Restore(
      DomainArn domain, ProfileName profile, String arn, RoleArn role, UserSettings settings)
      implements Grant {}

  /**
   * The role that may do nothing, and a tag that says until when.
   *
   * @param role the stack's quarantine role
   * @param due when the profile will be deleted
   */
  record Quarantine(DomainArn domain, ProfileName profile, String arn, RoleArn role, Instant due)
      implements Revocation {}

  record DeleteSpace(DomainArn domain, ProfileName profile, SpaceName space)
      implements Revocation {}

  record DeleteApp(DomainArn domain, ProfileName profile, ObservedApp.App app)
      implements Revocation {}

  record DeleteProfile(DomainArn domain, ProfileName profile) implements Revocation {}
}
