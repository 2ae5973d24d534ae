package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.plan.RevocationRules;
import java.time.InstantSource;

/**
 * The ports that a plan for a user reads.
 *
 * @param home the region of domains whose mapping row names no region
 */
public record ReadPorts(
    Directory directory,
    GroupMappings mappings,
    RoleGuard roleGuard,
    Studio studio,
    ForeignProfiles foreignProfiles,
    ProfileClaims claims,
    KnownAssignments assignments,
    Verdicts verdicts,
    RevocationRules revocationRules,
    Region home,
    InstantSource clock) {}
