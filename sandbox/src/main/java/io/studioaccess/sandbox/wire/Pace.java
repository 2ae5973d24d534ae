package io.studioaccess.sandbox.wire;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How fast a service answers, and how often, in real time: for benchmarks. Without a setting, a
 * service answers at once and always. Calls over a service's rate are throttled, as by a token
 * bucket that holds one second's calls.
 */
public final class Pace {
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private final Map<String, Duration> delays = new ConcurrentHashMap<>();

  /** Throttles the service's calls beyond this rate, whoever makes them. */
  public void limit(String service, double callsPerSecond) {
    buckets.put(service, new Bucket(callsPerSecond));
  }

  /** Delays each answer of the service. */
  public void delay(String service, Duration by) {
    delays.put(service, by);
  }

  /**
   * @throws ServiceException if the call exceeds the rate
   */
  void before(String service) {
    Bucket bucket = buckets.get(service);
    if (bucket != null && !bucket.admits()) {
      throw Faults.throttled(service);
    }
    wait(delays.get(service));
  }

  private static void wait(@Nullable Duration delay) {
    if (delay != null) {
      long end = System.nanoTime() + delay.toNanos();
      for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  private static final class Bucket {
    private final double perSecond;
    private double tokens;
    private long filledAt = System.nanoTime();

    Bucket(double perSecond) {
      this.perSecond = perSecond;
      this.tokens = perSecond;
    }

    synchronized boolean admits() {
      long now = System.nanoTime();
      tokens = Math.min(perSecond, tokens + (now - filledAt) / 1e9 * perSecond);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
