package io.studioaccess.simulation;

import java.util.HashSet;
import java.util.Set;

/**
 * What a shortened history leaves out.
 *
 * @param changes by their number in the history
 * @param kinds of faults, all of them
 * @param faults by their identity
 */
record Omissions(Set<Integer> changes, Set<Fault> kinds, Set<Long> faults) {
  static final Omissions NONE = new Omissions(Set.of(), Set.of(), Set.of());

  Omissions and(Omissions other) {
    return other.equals(NONE)
        ? this
        : new Omissions(
            union(changes, other.changes), union(kinds, other.kinds), union(faults, other.faults));
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> union = new HashSet<>(one);
    union.addAll(other);
    return union;
  }

  boolean omits(Fault fault, long identity) {
    return kinds.contains(fault) || faults.contains(identity);
  }
}
