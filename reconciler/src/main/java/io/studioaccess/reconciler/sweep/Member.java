package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;

/** A member of some group. */
public record Member(UserId user, MembershipId membership) {}
