package io.studioaccess.reconciler.reconcile;

/** The lease on the user has passed on: this holder's write was refused. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(UserLease lease, Throwable cause) {
    super("the lease on user %s has passed to another holder".formatted(lease.user()), cause);
  }
}
