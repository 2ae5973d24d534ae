package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.InstantSource;

/**
 * Everything that a plan for a user is made from.
 *
 * @param home the region of domains whose mapping row names none
 */
public record ReadPorts(
    Directory directory,
    GroupMappings mappings,
    RoleGuard roleGuard,
    Studio studio,
    GroupAssignments assignments,
    Verdicts verdicts,
    RevocationRules revocationRules,
    Region home,
    InstantSource clock) {}
