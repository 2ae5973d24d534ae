package io.studioaccess.simulation;

import java.util.ArrayList;
import java.util.List;

/** Decides which faults happen, and keeps account of them. */
final class Chaos {
  private final Trouble trouble;
  private final Omissions omitted;
  private final Tally tally;
  private final List<Long> injected = new ArrayList<>();
  private boolean over;
  private long last;

  Chaos(Trouble trouble, Omissions omitted, Tally tally) {
    this.trouble = trouble;
    this.omitted = omitted;
    this.tally = tally;
  }

  Trouble trouble() {
    return trouble;
  }

  /** From now on nothing fails. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** When the last fault happened, in epoch milliseconds; zero for never. */
  long last() {
    return last;
  }

  /** Whether the fault, which the dice wanted, happens. */
  boolean happens(Fault fault, long identity, long now) {
    if (over || omitted.omits(fault, identity)) {
      return false;
    }
    note(fault, now);
    injected.add(identity);
    return true;
  }

  /** Counts a fault that follows from a change, and that only the change itself can prevent. */
  void note(Fault fault, long now) {
    tally.count(fault);
    last = now;
  }

  /** The identities of the faults that happened, in order. */
  List<Long> injected() {
    return List.copyOf(injected);
  }
}
