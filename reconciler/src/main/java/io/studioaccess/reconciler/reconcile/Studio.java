package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import io.studioaccess.reconciler.plan.SpaceSearch;
import java.time.Instant;
import java.util.Optional;

/**
 * Read access to SageMaker Studio. Both functions' IAM policies allow these calls. Each throws
 * {@link InaccessibleAccountException} if the domain's account denies access.
 */
public interface Studio {

  /** Empty for a domain that does not exist. The result may be some minutes old. */
  Optional<Domain> domain(DomainArn domain);

  Optional<Profile> profile(DomainArn domain, ProfileName name);

  /** The user whose profile our tags say it is; empty for a profile without them. */
  Optional<UserId> taggedFor(DomainArn domain, String profileArn);

  /**
   * The spaces that the profile owns, from a listing that counts for the search.
   *
   * @return empty if the listing needs more time: the next call continues it
   */
  Optional<ListedSpaces> ownedSpaces(DomainArn domain, ProfileName profile, SpaceSearch search);

  /**
   * The apps of the profile, from every page, and what has become of the listed spaces: those that
   * still exist and belong to the profile, and the apps of the private ones.
   */
  OwnedResources ownedResources(DomainArn domain, ProfileName profile, ListedSpaces spaces);

  /**
   * A domain.
   *
   * @param unsuitable why Studio Access cannot serve the domain; empty if it can
   * @param application the application in IAM Identity Center; empty for a domain created before
   *     October 2023
   * @param defaultRole the execution role of profiles without their own role
   */
  record Domain(
      String url,
      Optional<String> unsuitable,
      Optional<ApplicationArn> application,
      Optional<RoleArn> defaultRole) {}

  /**
   * A user profile.
   *
   * @param signInName the SSO user name of the profile's user
   * @param role empty if the profile has the domain's default role, or a text that is no role ARN
   * @param created SageMaker's {@code CreationTime}, in milliseconds
   */
  record Profile(
      String arn,
      ProfileName name,
      ProfileStatus status,
      Optional<String> signInName,
      Optional<RoleArn> role,
      UserSettings settings,
      Optional<Instant> created,
      Optional<Instant> modified,
      Optional<String> failureReason,
      Optional<String> homeEfsFileSystemUid) {}
}
