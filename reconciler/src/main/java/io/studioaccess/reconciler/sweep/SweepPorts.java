package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import java.time.InstantSource;

/**
 * The ports of a sweep: everything that it reads, writes and publishes to.
 *
 * @param home the region of domains whose mapping row names no region
 */
public record SweepPorts(
    GroupDirectory directory,
    GroupMappings mappings,
    RoleGuard roleGuard,
    LedgerReader ledger,
    SweepRecorder recorder,
    ProfileListing profiles,
    HeldNotices heldNotices,
    DefaultRoles defaultRoles,
    AssignmentPorts assignments,
    SweepQueues queues,
    Region home,
    InstantSource clock) {}
