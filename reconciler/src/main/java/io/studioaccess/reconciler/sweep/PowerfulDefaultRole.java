package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import java.util.Set;

/**
 * A domain whose default execution role has permissions.
 *
 * @param policies the policies that grant the permissions
 */
public record PowerfulDefaultRole(DomainArn domain, RoleArn role, Set<String> policies) {}
