package io.studioaccess.simulation;

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

  boolean omits(Fault fault, long identity) {
    return kinds.contains(fault) || faults.contains(identity);
  }
}
