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
   * @param modified SageMaker's {@code LastModifiedTime}
   * @param url the sign-in URL of the domain
   * @param homeEfsFileSystemUid the UID that owns its home directory on the domain's EFS file
   *     system
   * @param ownedResources empty if not read: only the deprovisioner reads them, and only if access
   *     must be revoked
   * @param assignment empty if not read: it is read only for an InService profile that should stay
   */
  record Ours(
      ProfileName name,
      String arn,
      ProfileStatus status,
      Optional<RoleArn> role,
      UserSettings settings,
      Optional<Instant> modified,
      Optional<String> failureReason,
      String url,
      Optional<String> homeEfsFileSystemUid,
      Optional<OwnedResources> ownedResources,
      Optional<GroupAssignment> assignment)
      implements ObservedProfile {}

  /**
   * A profile that Studio Access did not create. It belongs to this user or takes every available
   * name, and is never changed.
   */
  record Foreign(ProfileName name) implements ObservedProfile {}

  /** The domain does not exist. */
  record NoDomain() implements ObservedProfile {}

  /** The domain exists, but Studio Access cannot serve it. */
  record UnsuitableDomain(String reason) implements ObservedProfile {}
}
