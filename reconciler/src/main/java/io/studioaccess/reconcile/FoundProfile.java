package io.studioaccess.reconcile;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainArn;

/** A profile that carries a user's tag and that neither mapping nor ledger may speak of. */
public record FoundProfile(DomainArn domain, ProfileName name) {}
