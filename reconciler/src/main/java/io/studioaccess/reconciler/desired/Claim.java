package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRow;

/** What a row says, and the group that makes it hold for this user. */
public record Claim(GroupId group, MappingRow row) {}
