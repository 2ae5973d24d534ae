package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.RoleArn;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of the desired role that the dates of rows announce.
 *
 * @param at when the desired role changes
 * @param to the desired role from then on; empty for no profile
 */
public record ScheduledChange(Instant at, Optional<RoleArn> to) {}
