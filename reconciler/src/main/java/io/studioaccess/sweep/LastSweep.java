package io.studioaccess.sweep;

import java.time.Instant;

/**
 * What the last sweep of everybody came to, or the last part of one that takes several invocations.
 *
 * @param at when it ended
 * @param named users who are looked at because of it
 * @param inaccessible domains that could not be read
 * @param goesOn whether a further invocation does the rest
 */
public record LastSweep(
    Instant at, int groups, int users, int profiles, int named, int inaccessible, boolean goesOn) {

  static LastSweep of(SweepReport report, Instant at) {
    return new LastSweep(
        at,
        report.groups(),
        report.users(),
        report.profiles(),
        report.toProvisioner() + report.toDeprovisioner(),
        report.inaccessible().size(),
        report.goesOnAt().isPresent());
  }
}
