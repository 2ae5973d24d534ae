package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep came to.
 *
 * @param inaccessible domains that could not be read, each with the reason
 * @param differences users who were not as remembered; empty for a sweep that something asked for,
 *     since it looks for the difference that it was told of
 * @param standing of everybody; empty for a sweep of a part
 * @param continuesAt what was left for a further invocation
 */
public record SweepReport(
    int groups,
    int users,
    int profiles,
    int toProvisioner,
    int toDeprovisioner,
    Map<DomainArn, String> inaccessible,
    List<PowerfulDefaultRole> powerfulDefaultRoles,
    Map<Difference, Integer> differences,
    Optional<AccessTotals> standing,
    Optional<SweepRequest.Mark> continuesAt) {}
