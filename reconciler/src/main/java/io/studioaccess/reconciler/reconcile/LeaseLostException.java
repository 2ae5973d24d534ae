package io.studioaccess.reconciler.reconcile;

/** The lease on the user has passed to another holder, so the write was refused. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(UserLease lease, Throwable cause) {
    super("the lease on user %s has passed to another holder".formatted(lease.user()), cause);
  }
}
