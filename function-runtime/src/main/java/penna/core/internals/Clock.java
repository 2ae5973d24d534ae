package penna.core.internals;

/**
 * Replaces the logger's own clock, which cannot be configured. That clock is a thread that wakes up
 * a thousand times per second to count milliseconds. It uses processor time while a function waits
 * for a response, and after a restore it would give the first log lines the time of the snapshot.
 */
public final class Clock {

  private Clock() {}

  public static long getTimestamp() {
    return System.currentTimeMillis();
  }
}
