package io.studioaccess.reconciler.reconcile;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;

/** An outcome, its user, and the event that led to it. */
public record UserOutcome(UserId user, String eventId, Outcome outcome) {}
