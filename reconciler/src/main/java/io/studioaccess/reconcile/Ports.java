package io.studioaccess.reconcile;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.membership.Directory;
import java.time.InstantSource;

/** Everything outside that the loop reads from, writes to or tells. */
public record Ports(
    Directory directory,
    GroupMappings mappings,
    RoleGuard roleGuard,
    Studio studio,
    MembershipLedger ledger,
    GroupAssignments assignments,
    OutcomeEvents outcomeEvents,
    LookAgainQueues queues,
    InstantSource clock) {}
