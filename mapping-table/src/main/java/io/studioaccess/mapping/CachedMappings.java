package io.studioaccess.mapping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mapping at most once in a while. A failed read throws and leaves nothing stale behind.
 */
public final class CachedMappings implements GroupMappings {
  private final GroupMappings source;
  private final Duration keptFor;
  private final Clock clock;
  private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();

  private record Reading(MappingRows rows, Instant until) {}

  public CachedMappings(GroupMappings source, Duration keptFor, Clock clock) {
    this.source = source;
    this.keptFor = keptFor;
    this.clock = clock;
  }

  @Override
  public MappingRows current() {
    Instant now = clock.instant();
    Reading reading = latest.get();
    if (reading == null || !now.isBefore(reading.until())) {
      reading = new Reading(source.current(), now.plus(keptFor));
      latest.set(reading);
    }
    return reading.rows();
  }
}
