package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRow;

/** A row that applies to a user, and the group through which it applies. */
public record Claim(GroupId group, MappingRow row) {}
