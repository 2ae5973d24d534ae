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
 */
public record RevocationRules(
    RoleArn quarantineRole,
    Duration grace,
    PrivateSpaces privateSpaces,
    Duration stuckAfter,
    boolean stopAppsOnRoleChange) {

  /** The rules for this domain: every account has a quarantine role of the same name. */
  public RevocationRules forDomain(DomainArn domain) {
    return new RevocationRules(
        quarantineRole.inAccount(domain.account()),
        grace,
        privateSpaces,
        stuckAfter,
        stopAppsOnRoleChange);
  }

  /** Whether the profile has the quarantine role. */
  public boolean isQuarantined(ObservedProfile.Ours profile) {
    return profile.role().filter(quarantineRole::equals).isPresent();
  }
}
