package penna.core.internals;

/**
 * In place of the logger's own clock, which wakes up a thousand times a second to count
 * milliseconds: Lambda freezes a function that waits, here dozens of them would keep a processor
 * busy.
 */
public final class Clock {

  private Clock() {}

  public static long getTimestamp() {
    return System.currentTimeMillis();
  }
}
