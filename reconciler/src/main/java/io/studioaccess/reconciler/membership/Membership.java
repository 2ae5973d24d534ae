package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;

/** A user's membership in a group. */
public record Membership(MembershipId id, GroupId group) {}
