package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import java.util.Optional;

/**
 * A group the user is in now. The name is absent when no row asks for names, or the group is gone.
 */
public record GroupMembership(GroupId group, Optional<GroupName> name) {}
