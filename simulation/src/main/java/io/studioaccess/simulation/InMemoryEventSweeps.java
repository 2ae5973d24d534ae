package io.studioaccess.simulation;

import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Records the sweeps of events, as the product does by conditional writes. */
final class InMemoryEventSweeps implements EventSweeps {
  /** As in the product. */
  private static final long PERIOD = Duration.ofMinutes(5).toMillis();

  private static final Duration COLLECTION_DELAY = Duration.ofSeconds(5);

  /** The product has three, so that groups of a small company would never replace one another. */
  private static final int DIGITS = 1;

  private final Boundary boundary;
  private final InstantSource clock;
  private final Map<String, Recorded> bursts = new LinkedHashMap<>();
  private final Map<Scope, Long> lastPeriods = new EnumMap<>(Scope.class);

  private record Recorded(String subject, GroupBurst burst) {}

  InMemoryEventSweeps(Boundary boundary, InstantSource clock) {
    this.boundary = boundary;
    this.clock = clock;
  }

  @Override
  public Optional<GroupBurst> burst(String subject) {
    return boundary.call("Ledger.burst", subject, () -> recorded(subject));
  }

  private Optional<GroupBurst> recorded(String subject) {
    return Optional.ofNullable(bursts.get(slot(subject)))
        .filter(known -> known.subject().equals(subject))
        .map(Recorded::burst);
  }

  private static String slot(String subject) {
    return ShortHash.of(subject).substring(0, DIGITS);
  }

  @Override
  public boolean replace(String subject, Optional<GroupBurst> before, GroupBurst after) {
    return boundary.call(
        "Ledger.replaceBurst",
        subject,
        () -> {
          boolean replaces = recorded(subject).equals(before);
          if (replaces) {
            bursts.put(slot(subject), new Recorded(subject, after));
          }
          return replaces;
        });
  }

  @Override
  public Optional<Duration> delayOfAll(Scope scope) {
    long now = clock.millis();
    long period = now / PERIOD;
    if (claims(scope, period)) {
      return Optional.of(COLLECTION_DELAY);
    }
    return claims(scope, period + 1)
        ? Optional.of(Duration.ofSeconds(Math.ceilDiv((period + 1) * PERIOD - now, 1_000L)))
        : Optional.empty();
  }

  private boolean claims(Scope scope, long period) {
    return boundary.call(
        "Ledger.claimPeriod",
        scope,
        () -> {
          boolean claims = lastPeriods.getOrDefault(scope, Long.MIN_VALUE) < period;
          if (claims) {
            lastPeriods.put(scope, period);
          }
          return claims;
        });
  }
}
