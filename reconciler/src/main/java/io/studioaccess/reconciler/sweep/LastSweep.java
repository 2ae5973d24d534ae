package io.studioaccess.reconciler.sweep;

import java.time.Instant;

/**
 * What the last sweep of everybody came to, or the last part of one that takes several invocations.
 *
 * @param at when it ended
 * @param requested users whose reconcile it requested
 * @param inaccessible domains that could not be read
 * @param continues whether a further invocation does the rest
 */
public record LastSweep(
    Instant at,
    int groups,
    int users,
    int profiles,
    int requested,
    int inaccessible,
    boolean continues) {

  static LastSweep of(SweepReport report, Instant at) {
    return new LastSweep(
        at,
        report.groups(),
        report.users(),
        report.profiles(),
        report.toProvisioner() + report.toDeprovisioner(),
        report.inaccessible().size(),
        report.continuesAt().isPresent());
  }
}
