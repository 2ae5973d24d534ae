package io.studioaccess.sandbox.eventbridge;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Directory events that EventBridge loses or delivers twice, on demand. It promises to deliver each
 * at least once, and Identity Center's and CloudTrail's deliveries are on a best-effort basis.
 */
public final class EventFaults {
  static final String LOST = "lost on purpose";

  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();

  /** The next directory events reach no target. */
  public void loseNext(int times) {
    lost.addAndGet(times);
  }

  /** The next directory events reach each target twice. */
  public void doubleNext(int times) {
    doubled.addAndGet(times);
  }

  public void clear() {
    lost.set(0);
    doubled.set(0);
  }

  /** How many of the next directory events get lost. */
  public int lost() {
    return lost.get();
  }

  /** How many of the next directory events that are not lost arrive twice. */
  public int doubled() {
    return doubled.get();
  }

  /** How often the event reaches each target. */
  int copies(Map<String, ?> event) {
    if ("studio-access".equals(event.get("source"))) {
      return 1;
    }
    if (takeOne(lost)) {
      return 0;
    }
    return takeOne(doubled) ? 2 : 1;
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }
}
