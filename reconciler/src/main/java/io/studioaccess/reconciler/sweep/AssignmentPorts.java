package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ports by which a sweep keeps the assignments of groups.
 *
 * @param applications the application of a domain; empty for a domain that does not exist, or was
 *     created before October 2023
 */
public record AssignmentPorts(
    Function<DomainArn, Optional<ApplicationArn>> applications,
    ApplicationGroups groups,
    GroupAssignments recorded) {}
