package io.studioaccess.reconcile;

/**
 * Somebody else decides about this user by now; whatever this holder still wanted to write is void.
 */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(UserLease lease, Throwable cause) {
    super("the lease on user %s has passed to somebody else".formatted(lease.user()), cause);
  }
}
