package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;

/** One user's place in one group. */
public record Membership(MembershipId id, GroupId group) {}
