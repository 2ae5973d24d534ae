package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;

/**
 * The exclusive right to reconcile one user, and the user's record when the lease was acquired.
 *
 * @param fence increases with each lease of the user; a write with an older fence is refused
 */
public record UserLease(UserId user, long fence, UserRecord record) {}
