package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.reconcile.ProfileRef;
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
 * @param failures what failed in groups or domains that this sweep therefore left out
 * @param unreadable the keys of ledger items that cannot be read, with the reasons
 * @param untagged the profiles of the ledger that have lost our tags, among those checked
 * @param assignments what was done to the assignments of groups, or could not be done
 * @param differences the number of users that differed from the ledger; empty for a sweep of
 *     certain groups, whose differences are expected
 * @param totals the totals over all users; empty for a sweep, or a part of one, that does not read
 *     all records
 * @param completed the sum of all parts of a full sweep, if this was the last
 * @param leftParts how many messages request what this invocation has left or could not do
 */
public record SweepReport(
    int groups,
    int users,
    int profiles,
    int toProvisioner,
    int toDeprovisioner,
    Map<DomainArn, String> inaccessible,
    Failures failures,
    Map<String, String> unreadable,
    List<ProfileRef> untagged,
    List<PowerfulDefaultRole> powerfulDefaultRoles,
    List<AssignmentChange> assignments,
    Map<Difference, Integer> differences,
    Optional<AccessTotals> totals,
    Optional<SweepCount> completed,
    int leftParts) {

  /**
   * Throws the first failure, so that the message is delivered again. If messages request what is
   * left, they do so of what failed as well.
   */
  public void throwFailure() {
    if (leftParts == 0) {
      failures.throwFirst();
    }
  }
}
