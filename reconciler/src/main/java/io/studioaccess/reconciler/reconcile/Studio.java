package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.OwnedResources;
import io.studioaccess.reconciler.plan.ProfileStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * SageMaker Studio, read only. Its calls are the read actions of both functions' IAM policies, and
 * each throws {@link InaccessibleAccountException} where the domain's account denies access.
 */
public interface Studio {

  /** Empty for a domain that does not exist. May be some minutes old. */
  Optional<Domain> domain(DomainArn domain);

  Optional<Profile> profile(DomainArn domain, ProfileName name);

  /** Whether the profile's tags say that this product made it for that user. */
  boolean isTaggedFor(DomainArn domain, Profile profile, UserId user);

  /** All apps and spaces of the profile, every page. */
  OwnedResources ownedResources(DomainArn domain, ProfileName profile);

  /**
   * A domain.
   *
   * @param unsuitable why this product cannot serve it; empty where it can
   * @param application in IAM Identity Center; empty for a domain made before October 2023
   * @param defaultRole the execution role of profiles that name none
   */
  record Domain(
      String url,
      Optional<String> unsuitable,
      Optional<ApplicationArn> application,
      Optional<RoleArn> defaultRole) {}

  /**
   * A user profile.
   *
   * @param signInName the SSO user name it belongs to
   */
  record Profile(
      String arn,
      ProfileName name,
      ProfileStatus status,
      Optional<String> signInName,
      Optional<RoleArn> role,
      UserSettings settings,
      Optional<Instant> modified,
      Optional<String> failureReason,
      Optional<String> homeEfsFileSystemUid) {}
}
