package penna.core.internals;

/**
 * In place of the logger's own clock, which cannot be configured: a thread that wakes up a thousand
 * times a second to count milliseconds. It costs processor time for as long as a function waits for
 * an answer, and after a restore it would give the first lines of the log the time of the snapshot.
 */
public final class Clock {

  private Clock() {}

  public static long getTimestamp() {
    return System.currentTimeMillis();
  }
}
