package io.studioaccess.mapping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Caches the mapping for a fixed time. A failed read throws and is not cached. */
public final class CachedMappings implements GroupMappings {
  private final GroupMappings source;
  private final Duration timeToLive;
  private final Clock clock;
  private final AtomicReference<@Nullable CachedRows> latest = new AtomicReference<>();

  private record CachedRows(MappingRows rows, Instant expiresAt) {}

  public CachedMappings(GroupMappings source, Duration timeToLive, Clock clock) {
    this.source = source;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  @Override
  public MappingRows current() {
    Instant now = clock.instant();
    CachedRows cached = latest.get();
    if (cached == null || !now.isBefore(cached.expiresAt())) {
      cached = new CachedRows(source.current(), now.plus(timeToLive));
      latest.set(cached);
    }
    return cached.rows();
  }
}
