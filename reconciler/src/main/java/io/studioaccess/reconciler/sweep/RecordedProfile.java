package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileRef;

/** A profile of the ledger and its user. */
public record RecordedProfile(ProfileRef profile, UserId user) {}
