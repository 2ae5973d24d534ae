package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;

/** A group of the directory. */
record FoundGroup(GroupId id, GroupName name) {}
