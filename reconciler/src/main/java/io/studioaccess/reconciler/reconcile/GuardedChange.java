package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import java.util.Optional;

/**
 * A change that counts against the hourly limit.
 *
 * @param to the role that the user would get; empty if access would be revoked
 * @param recorded whether the ledger records the profile. Anybody who may tag a profile can make
 *     one look like ours, so unrecorded ones must not use up the limit of the others
 */
public record GuardedChange(
    UserId user, DomainArn domain, Optional<RoleArn> to, boolean recorded) {}
