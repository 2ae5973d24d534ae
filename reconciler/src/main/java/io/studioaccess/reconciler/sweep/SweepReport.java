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
    Failures failures,
    Map<String, String> unreadable,
    List<ProfileRef> untagged,
    List<PowerfulDefaultRole> powerfulDefaultRoles,
    Map<Difference, Integer> differences,
    Optional<AccessTotals> totals,
    Optional<SweepRequest.Mark> continuesAt) {

  /**
   * Throws the first failure, so that the message is delivered again. A sweep that continues has
   * passed on its message already, so the next full sweep makes up for its failures.
   */
  public void throwFailure() {
    if (continuesAt.isEmpty()) {
      failures.throwFirst();
    }
  }
}
