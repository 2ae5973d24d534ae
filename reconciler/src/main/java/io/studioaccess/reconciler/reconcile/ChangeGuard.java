package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Optional;

/**
 * Limits the effect of one upstream mistake: revocations and role changes are counted together,
 * over all users and a rolling hour.
 */
public interface ChangeGuard extends Verdicts {

  /**
   * Admits and counts the change if the limit is not reached. A second call for the same user and
   * domain within the hour, for example after a crash, admits the change without counting it again.
   * A change that an administrator has approved is admitted and not counted.
   *
   * @param to the role that the user would get; empty if access would be revoked
   */
  boolean admits(UserId user, DomainId domain, Optional<RoleArn> to);

  /**
   * Requests one notice to administrators about all held changes. It is published some minutes
   * later.
   */
  void announceHeld();
}
