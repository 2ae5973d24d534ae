package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import java.time.Duration;

/**
 * How a stack revokes access.
 *
 * @param quarantineRole the execution role without permissions
 * @param grace between quarantine and deletion; zero deletes at once
 * @param privateSpaces the rule for private spaces, unless the mapping row has one
 * @param stuckAfter how long a teardown may make no progress before it is reported as Blocked
 * @param stopAppsOnRoleChange whether the apps of a profile stop when its role changes to another
 * @param noticeOfEnd how long before the dates of rows end access this is published; zero for never
 */
public record RevocationRules(
    RoleArn quarantineRole,
    Duration grace,
    PrivateSpaces privateSpaces,
    Duration stuckAfter,
    boolean stopAppsOnRoleChange,
    Duration noticeOfEnd) {
  /** The default of the stack parameter. */
  private static final Duration DEFAULT_NOTICE = Duration.ofDays(7);

  /** Rules with the default notice. */
  public RevocationRules(
      RoleArn quarantineRole,
      Duration grace,
      PrivateSpaces privateSpaces,
      Duration stuckAfter,
      boolean stopAppsOnRoleChange) {
    this(quarantineRole, grace, privateSpaces, stuckAfter, stopAppsOnRoleChange, DEFAULT_NOTICE);
  }

  /** The rules for this domain: every account has a quarantine role of the same name. */
  public RevocationRules forDomain(DomainArn domain) {
    return new RevocationRules(
        quarantineRole.inAccount(domain.account()),
        grace,
        privateSpaces,
        stuckAfter,
        stopAppsOnRoleChange,
        noticeOfEnd);
  }

  /** Whether the profile has the quarantine role. */
  public boolean isQuarantined(ObservedProfile.Ours profile) {
    return profile.role().filter(quarantineRole::equals).isPresent();
  }
}
