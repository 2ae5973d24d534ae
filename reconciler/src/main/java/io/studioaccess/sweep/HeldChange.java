package io.studioaccess.sweep;

import io.studioaccess.desired.ProfileName;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.Hold;

/** A change of one user's profile that waits for an administrator. */
public record HeldChange(UserId user, DomainId domain, ProfileName profile, Hold hold) {}
