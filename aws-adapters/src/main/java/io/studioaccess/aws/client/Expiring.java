package io.studioaccess.aws.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers remembered for a while. A failed read throws and is not remembered. */
public final class Expiring<K, V> {
  private final Function<K, V> read;
  private final Duration keptFor;
  private final int maxEntries;
  private final Clock clock;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  private record Entry<V>(V value, Instant until) {}

  public Expiring(Function<K, V> read, Duration keptFor, int maxEntries, Clock clock) {
    this.read = read;
    this.keptFor = keptFor;
    this.maxEntries = maxEntries;
    this.clock = clock;
  }

  public V get(K key) {
    Instant now = clock.instant();
    Entry<V> entry = entries.get(key);
    if (entry == null || !now.isBefore(entry.until())) {
      if (entries.size() >= maxEntries) {
        entries.clear();
      }
      entry = new Entry<>(read.apply(key), now.plus(keptFor));
      entries.put(key, entry);
    }
    return entry.value();
  }
}
