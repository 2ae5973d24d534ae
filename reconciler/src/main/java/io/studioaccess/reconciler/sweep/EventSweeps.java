package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.util.Optional;

/**
 * What the sweeper remembers of the sweeps that events and changed rows request. {@link
 * GroupBursts} decides on it.
 */
public interface EventSweeps {

  /**
   * The burst of this subject; empty if none is recorded. A burst may be forgotten, because
   * subjects share the places that they are recorded in.
   */
  Optional<GroupBurst> burst(String subject);

  /**
   * Records the burst, unless another one was recorded since it was read.
   *
   * @param before as {@link #burst} returned it
   * @return whether it is recorded now
   */
  boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after);

  /**
   * How long to wait before a sweep of all users. Empty if one that starts later than now is
   * requested already. No more than one is requested per period, so a request may have to wait for
   * the next one.
   */
  Optional<Duration> delayOfAll(Scope scope);
}
