package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import java.time.Instant;
import java.util.Optional;

/** What stands in one domain for one user. */
public sealed interface ObservedProfile {

  /** No profile; this name is free for one. */
  record Absent(ProfileName freeName) implements ObservedProfile {}

  /**
   * A profile that the ledger or our tags call ours, for this very user.
   *
   * @param role empty while the profile has the domain's default role
   * @param settings all that it is set to
   * @param modified SageMaker's {@code LastModifiedTime}
   * @param url where the domain is signed in to
   * @param homeEfsFileSystemUid under which its home directory lies on the domain's EFS
   * @param ownedResources as far as read: only the function that may delete them reads them, and
   *     only for a profile that has to go
   * @param assignment as far as read: only for a profile InService that should stay
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
   * A profile that somebody else made, for this user or under every name we could give: never
   * touched.
   */
  record Foreign(ProfileName name) implements ObservedProfile {}

  /** The domain does not exist, and so no profile in it. */
  record NoDomain() implements ObservedProfile {}

  /** The domain exists and is not one that this product serves. */
  record UnsuitableDomain(String reason) implements ObservedProfile {}
}
