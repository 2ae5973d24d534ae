package io.studioaccess.reconciler.reconcile;

/**
 * Limits the effect of one upstream mistake: revocations and role changes are counted together,
 * over all users of an account and a rolling hour. Each account has a limit of its own, and within
 * it recorded and unrecorded profiles have.
 */
public interface ChangeGuard extends Verdicts {

  /**
   * Admits and counts the change if the limit is not reached. A second call for the same user and
   * domain within the hour, for example after a crash, admits the change without counting it again.
   * A change that an administrator has approved is admitted and not counted.
   */
  boolean admits(GuardedChange change);

  /**
   * Requests one notice to administrators about all held changes. It is published some minutes
   * later.
   */
  void announceHeld();
}
