package io.studioaccess.sweep;

import java.util.Optional;

/**
 * What a sweep came to.
 *
 * @param goesOnAt what was left for a further invocation
 */
public record SweepReport(
    int groups,
    int users,
    int profiles,
    int toProvisioner,
    int toDeprovisioner,
    Optional<SweepRequest.Mark> goesOnAt) {}
