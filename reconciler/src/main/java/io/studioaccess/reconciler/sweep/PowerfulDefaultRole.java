package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import java.util.Set;

/**
 * A domain whose default execution role can do something.
 *
 * @param policies by which it can
 */
public record PowerfulDefaultRole(DomainArn domain, RoleArn role, Set<String> policies) {}
