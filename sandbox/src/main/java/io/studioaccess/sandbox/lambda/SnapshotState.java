package io.studioaccess.sandbox.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a published version with SnapStart. Without an invocation for 14 days it becomes
 * Inactive; the next invocation fails and makes Lambda initialize it again.
 */
final class SnapshotState {

  private static final Duration INACTIVE_AFTER = Duration.ofDays(14);

  /** AWS documents no duration. */
  private static final Duration INITIALIZATION = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant lastInvoked;
  private Instant activeFrom = Instant.MIN;

  SnapshotState(Clock clock) {
    this.clock = clock;
    this.lastInvoked = clock.instant();
  }

  /** The failure of an invocation at this moment; empty if the version is active. */
  synchronized Optional<InvocationResult.Failed> invoke() {
    Instant now = clock.instant();
    if (Duration.between(lastInvoked, now).compareTo(INACTIVE_AFTER) >= 0) {
      activeFrom = now.plus(INITIALIZATION);
    }
    lastInvoked = now;
    return now.isBefore(activeFrom)
        ? Optional.of(
            new InvocationResult.Failed(
                "SnapStartNotReadyException",
                "Lambda is initializing your function. It will be ready to invoke once your"
                    + " function state becomes ACTIVE."))
        : Optional.empty();
  }
}
