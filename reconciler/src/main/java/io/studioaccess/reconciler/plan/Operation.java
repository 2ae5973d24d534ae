package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** One call that changes AWS resources, as data. */
public sealed interface Operation {
  DomainArn domain();

  ProfileName profile();

  /** An operation of the provisioner. */
  sealed interface Grant extends Operation {}

  /** An operation of the deprovisioner. */
  sealed interface Revocation extends Operation {}

  record CreateProfile(
      DomainArn domain,
      ProfileName profile,
      UserId user,
      UserName signInName,
      RoleArn role,
      UserSettings settings,
      RowTags tags)
      implements Grant {

    /** A profile without tags of a row. */
    public CreateProfile(
        DomainArn domain,
        ProfileName profile,
        UserId user,
        UserName signInName,
        RoleArn role,
        UserSettings settings) {
      this(domain, profile, user, signInName, role, settings, RowTags.NONE);
    }
  }

  /**
   * Changes the role or the settings of an existing profile.
   *
   * @param settings the wanted settings, merged with the profile's other settings in the same
   *     fields
   */
  record Retarget(DomainArn domain, ProfileName profile, RoleArn role, UserSettings settings)
      implements Grant {}

  /**
   * Changes the tags that rows put on the profile, and no others.
   *
   * @param set the tags to add or change
   * @param removed the keys of tags to remove; the profile may lack them already
   */
  record ChangeTags(
      DomainArn domain,
      ProfileName profile,
      String arn,
      SortedMap<String, String> set,
      SortedSet<String> removed)
      implements Grant {}

  /**
   * Assigns the group to the domain's application.
   *
   * @param profile the profile whose user cannot sign in without the assignment
   */
  record AssignGroup(
      DomainArn domain, ProfileName profile, ApplicationArn application, GroupId group)
      implements Grant {}

  /**
   * Gives the group's role back to a profile in quarantine, or on the way into it.
   *
   * @param settings as in {@link Retarget}
   */
  record Restore(
      DomainArn domain, ProfileName profile, String arn, RoleArn role, UserSettings settings)
      implements Grant {}

  /**
   * Changes the profile's role to the quarantine role. Then tags the profile with the due time, if
   * that is possible.
   *
   * @param arn the profile's ARN; empty if SageMaker did not show the profile
   * @param role the stack's quarantine role
   * @param due when the profile will be deleted; empty if it stays
   */
  record Quarantine(
      DomainArn domain,
      ProfileName profile,
      Optional<String> arn,
      RoleArn role,
      Optional<Instant> due)
      implements Revocation {}

  record DeleteSpace(DomainArn domain, ProfileName profile, SpaceName space)
      implements Revocation {}

  record DeleteApp(DomainArn domain, ProfileName profile, ObservedApp.App app)
      implements Revocation {}

  record DeleteProfile(DomainArn domain, ProfileName profile) implements Revocation {}
}
