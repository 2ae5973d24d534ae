package io.studioaccess.reconcile;

import io.studioaccess.membership.UserId;

/**
 * The right to decide about one user, and the user's record as it stood when the right was given.
 *
 * @param fence grows with every lease of the user; a write under an older one is refused
 */
public record UserLease(UserId user, long fence, UserRecord record) {}
