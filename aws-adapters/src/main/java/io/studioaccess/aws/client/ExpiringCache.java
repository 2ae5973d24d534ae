package io.studioaccess.aws.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A cache whose entries expire after a fixed time. A failed read throws and is not cached. */
public final class ExpiringCache<K, V> {
  private final Function<K, V> read;
  private final Duration timeToLive;
  private final int maxEntries;
  private final Clock clock;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  private record Entry<V>(V value, Instant expiresAt) {}

  public ExpiringCache(Function<K, V> read, Duration timeToLive, int maxEntries, Clock clock) {
    this.read = read;
    this.timeToLive = timeToLive;
    this.maxEntries = maxEntries;
    this.clock = clock;
  }

  public V get(K key) {
    Instant now = clock.instant();
    Entry<V> entry = entries.get(key);
    if (entry == null || !now.isBefore(entry.expiresAt())) {
      if (entries.size() >= maxEntries) {
        entries.clear();
      }
      entry = new Entry<>(read.apply(key), now.plus(timeToLive));
      entries.put(key, entry);
    }
    return entry.value();
  }
}
