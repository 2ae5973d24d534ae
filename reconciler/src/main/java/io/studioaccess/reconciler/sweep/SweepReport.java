package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a sweep.
 *
 * @param groups the number of groups read
 * @param users the number of users compared
 * @param profiles the number of profiles listed
 * @param toProvisioner the number of reconciles requested from the provisioner
 * @param toDeprovisioner the number of reconciles requested from the deprovisioner
 * @param inaccessible the domains that could not be read, with the reasons
 * @param differences the number of users that differed from the ledger; empty for a sweep of
 *     certain groups, whose differences are expected
 * @param totals the totals over all users; empty for a partial sweep
 * @param continuesAt where the next invocation continues; empty if the sweep is finished
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
    Optional<AccessTotals> totals,
    Optional<SweepRequest.Mark> continuesAt) {}
