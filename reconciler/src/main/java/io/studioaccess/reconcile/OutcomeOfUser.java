package io.studioaccess.reconcile;

import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Outcome;

/** An outcome, whose it is, and the event that led to it. */
public record OutcomeOfUser(UserId user, String eventId, Outcome outcome) {}
