package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Optional;

/**
 * Keeps one mistake upstream from reaching many people: revocations and changes of role are counted
 * together, over all users and a rolling hour.
 */
public interface ChangeGuard extends Verdicts {

  /**
   * Counts the change if there is room for it. Asked again for the same user and domain within the
   * hour, after a crash say, it admits without counting twice. A change that an administrator has
   * approved is admitted and not counted.
   *
   * @param to the role that the user would get; empty if their access would end
   */
  boolean admits(UserId user, DomainId domain, Optional<RoleArn> to);

  /** Requests one notice to the administrators about all held changes, soon. */
  void announceHeld();
}
