package io.studioaccess.sweep;

import io.studioaccess.membership.MembershipId;
import io.studioaccess.membership.UserId;

/** A member of some group. */
public record Member(UserId user, MembershipId membership) {}
