package io.studioaccess.reconciler.reconcile;

/**
 * The two directions in which access changes, each the work of one function: the provisioner may
 * only grant, the deprovisioner may only revoke.
 */
public enum Direction {
  GRANT,
  REVOKE;

  Direction opposite() {
    return this == GRANT ? REVOKE : GRANT;
  }
}
