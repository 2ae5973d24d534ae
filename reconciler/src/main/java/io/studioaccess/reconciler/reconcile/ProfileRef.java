package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;

/** Names a profile in a domain. */
public record ProfileRef(DomainArn domain, ProfileName name) {}
