package io.studioaccess.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.RoleArn;
import java.time.Duration;

/**
 * How the deployment parts with a user.
 *
 * @param quarantineRole the execution role that may do nothing
 * @param grace between the quarantine and the deletion; zero goes straight through
 * @param privateSpaces what becomes of them, unless the mapping row says otherwise
 * @param stuckAfter how long a teardown may make no progress before somebody is told
 */
public record LeavingRules(
    RoleArn quarantineRole, Duration grace, PrivateSpaces privateSpaces, Duration stuckAfter) {

  /** In each account the quarantine role has the same name. */
  public LeavingRules in(DomainArn domain) {
    return new LeavingRules(quarantineRole.in(domain.account()), grace, privateSpaces, stuckAfter);
  }

  /** Whether the profile has the role that may do nothing. */
  boolean makePowerless(ObservedProfile.Ours profile) {
    return profile.role().filter(quarantineRole::equals).isPresent();
  }
}
