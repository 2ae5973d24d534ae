package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import java.util.Optional;

/**
 * A group that the user is in. The name is absent if no row depends on names, or if the group was
 * deleted.
 */
public record GroupMembership(GroupId group, Optional<GroupName> name) {}
