package io.studioaccess.reconciler.sweep;

import java.time.Instant;

/**
 * The result of the last full sweep, or of the last part of a sweep that needs several invocations.
 *
 * @param at when the sweep ended
 * @param requested the number of requested reconciles
 * @param inaccessible the number of domains that could not be read
 * @param continues whether a further invocation continues the sweep
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
