package io.studioaccess.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Merges the sweeps of events, as the product does by conditional writes. */
final class InMemoryEventSweeps implements EventSweeps {
  /** As in the product. */
  private static final long PERIOD = Duration.ofMinutes(5).toMillis();

  private static final Duration COLLECTION_DELAY = Duration.ofSeconds(5);

  /** The product has two, so that groups of a small company would never replace one another. */
  private static final int DIGITS = 1;

  private final Boundary boundary;
  private final InstantSource clock;
  private final Map<String, Begun> begun = new LinkedHashMap<>();
  private final Map<Scope, Long> lastPeriods = new EnumMap<>(Scope.class);

  private record Begun(GroupId group, long moment, String messageId) {}

  InMemoryEventSweeps(Boundary boundary, InstantSource clock) {
    this.boundary = boundary;
    this.clock = clock;
  }

  @Override
  public boolean begins(GroupId group, Instant change, String messageId) {
    return boundary.call(
        "Ledger.beginSweep",
        group,
        () -> {
          String slot = ShortHash.of(group.value()).substring(0, DIGITS);
          Begun known = begun.get(slot);
          boolean begins =
              known == null
                  || !known.group().equals(group)
                  || known.moment() < change.toEpochMilli()
                  || known.messageId().equals(messageId);
          if (begins) {
            begun.put(slot, new Begun(group, clock.millis(), messageId));
          }
          return begins;
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
