package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import java.time.Instant;
import java.util.Optional;

/** The current profile of one user in one domain. */
public sealed interface ObservedProfile {

  /** No profile exists, and this name is available. */
  record Absent(ProfileName freeName) implements ObservedProfile {}

  /**
   * Our profile of this user, according to the ledger or its tags.
   *
   * @param role empty if the profile has the domain's default role
   * @param settings all settings of the profile
   * @param created SageMaker's {@code CreationTime}: with the name, it identifies the profile
   * @param modified SageMaker's {@code LastModifiedTime}
   * @param url the sign-in URL of the domain
   * @param homeEfsFileSystemUid the UID that owns its home directory on the domain's EFS file
   *     system
   * @param lacksTags whether the profile, which the ledger records as ours, has lost our tags. They
   *     are read only if the provisioner must change the profile
   * @param ownedResources empty if not read: see {@link Planner#needsOwnedResources}
   * @param assignment empty if not read: it is read only for an InService profile that should stay
   */
  record Ours(
      ProfileName name,
      String arn,
      ProfileStatus status,
      Optional<RoleArn> role,
      UserSettings settings,
      Optional<Instant> created,
      Optional<Instant> modified,
      Optional<String> failureReason,
      String url,
      Optional<String> homeEfsFileSystemUid,
      boolean lacksTags,
      Optional<OwnedResources> ownedResources,
      Optional<GroupAssignment> assignment)
      implements ObservedProfile {

    public Ours withTags(boolean tagged) {
      return new Ours(
          name,
          arn,
          status,
          role,
          settings,
          created,
          modified,
          failureReason,
          url,
          homeEfsFileSystemUid,
          !tagged,
          ownedResources,
          assignment);
    }

    public Ours withOwnedResources(Optional<OwnedResources> owned) {
      return new Ours(
          name,
          arn,
          status,
          role,
          settings,
          created,
          modified,
          failureReason,
          url,
          homeEfsFileSystemUid,
          lacksTags,
          owned,
          assignment);
    }
  }

  /**
   * The profile that the ledger records as ours, and that SageMaker did not show. Only for a user
   * whose access must be revoked: the role is changed all the same.
   *
   * @param reason of the failed call
   */
  record Unreadable(ProfileName name, String reason) implements ObservedProfile {}

  /**
   * A profile that Studio Access did not create. It belongs to this user or takes every available
   * name, and is never changed.
   */
  record Foreign(ProfileName name, Kind kind) implements ObservedProfile {

    /** What the ledger says of the profile. */
    public enum Kind {
      /** It never was this user's. */
      UNRECORDED,
      /** The ledger records it as another user's now. */
      ADOPTED,
      /** It has the name of the recorded profile, which somebody has deleted. */
      REPLACEMENT,
      /** Such a replacement, which the ledger records as another user's. */
      SUCCESSOR
    }

    public Foreign(ProfileName name) {
      this(name, Kind.UNRECORDED);
    }
  }

  /** The domain does not exist. */
  record NoDomain() implements ObservedProfile {}

  /** The domain exists, but Studio Access cannot serve it. */
  record UnsuitableDomain(String reason) implements ObservedProfile {}
}
