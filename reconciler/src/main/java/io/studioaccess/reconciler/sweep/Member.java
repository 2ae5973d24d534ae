package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;

/** A member of a group. */
public record Member(UserId user, MembershipId membership) {}
