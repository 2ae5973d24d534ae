package io.studioaccess.sweep;

import io.studioaccess.mapping.DomainArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep came to.
 *
 * @param inaccessible domains that could not be read, each with the reason
 * @param goesOnAt what was left for a further invocation
 */
public record SweepReport(
    int groups,
    int users,
    int profiles,
    int toProvisioner,
    int toDeprovisioner,
    Map<DomainArn, String> inaccessible,
    List<PowerfulDefaultRole> powerfulDefaultRoles,
    Optional<SweepRequest.Mark> goesOnAt) {}
