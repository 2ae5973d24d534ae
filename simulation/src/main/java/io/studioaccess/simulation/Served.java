package io.studioaccess.simulation;

import io.studioaccess.reconciler.membership.UserId;

/** A user of a message: an event may name several. */
final class Served {
  private final UserId user;
  private boolean complete;
  private long fence;

  Served(UserId user) {
    this.user = user;
  }

  UserId user() {
    return user;
  }

  /** Everything that the message asked for was done and recorded. */
  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  @Override
  public String toString() {
    return user.toString();
  }

  /** The ledger leases the user. */
  void leased(long leaseFence) {
    fence = leaseFence;
  }

  /** The fence of the lease; zero without one. */
  long fence() {
    return fence;
  }
}
