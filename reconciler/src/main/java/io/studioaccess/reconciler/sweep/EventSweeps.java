package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Merges the sweeps that events request. Each change of a group may arrive as two events, and
 * events that name nobody may arrive in any number.
 */
public interface EventSweeps {

  /**
   * Whether to sweep the group for this change now, and again after a while. Otherwise another
   * message did so after the change.
   *
   * @param change the time of the change, rounded down to seconds
   * @param messageId the message asks again if it is delivered again
   */
  boolean begins(GroupId group, Instant change, String messageId);

  /**
   * How long to wait before a sweep of all users. Empty if one that starts later than now is
   * requested already. No more than one is requested per period, so a request may have to wait for
   * the next one.
   */
  Optional<Duration> delayOfAll(Scope scope);
}
