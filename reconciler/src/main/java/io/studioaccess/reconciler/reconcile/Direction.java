package io.studioaccess.reconciler.reconcile;

/**
 * The two directions in which access changes. Each belongs to one function: the provisioner only
 * grants, and the deprovisioner only revokes.
 */
public enum Direction {
  GRANT,
  REVOKE;

  Direction opposite() {
    return this == GRANT ? REVOKE : GRANT;
  }
}
