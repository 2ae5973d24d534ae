package io.studioaccess.reconcile;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.membership.Directory;
import io.studioaccess.plan.LeavingRules;
import java.time.InstantSource;

/**
 * Everything outside that the loop reads from, writes to or tells.
 *
 * @param home the region of the domains whose mapping row names none
 */
public record Ports(
    Directory directory,
    GroupMappings mappings,
    RoleGuard roleGuard,
    Studio studio,
    MembershipLedger ledger,
    GroupAssignments assignments,
    OutcomeEvents outcomeEvents,
    ChangeGuard guard,
    LeavingRules leaving,
    Region home,
    LookAgainQueues queues,
    InstantSource clock) {}
