package io.studioaccess.reconciler.sweep;

import java.time.Instant;

/**
 * The result of the last full sweep that is complete in all its parts.
 *
 * @param at when its last part ended
 * @param requested the number of requested reconciles
 * @param inaccessible the number of domains that could not be read
 */
public record LastSweep(
    Instant at, int groups, int users, int profiles, int requested, int inaccessible) {

  static LastSweep of(SweepCount count, Instant at) {
    return new LastSweep(
        at,
        count.groups(),
        count.users(),
        count.profiles(),
        count.requested(),
        count.inaccessible());
  }
}
