package io.studioaccess.reconciler.sweep;

import java.util.Map;
import java.util.Optional;

/**
 * What one invocation of a sweep did.
 *
 * @param unreadable items of the ledger that could not be read
 * @param totals empty unless all records were read for them
 * @param remainder what is left, or failed
 * @param last what can wait until the remainder was handed on; must not throw
 */
record PartResult(
    int groups,
    int users,
    int profiles,
    Map<String, String> unreadable,
    Optional<AccessTotals> totals,
    Remainder remainder,
    Runnable last) {

  PartResult(
      int groups,
      int users,
      int profiles,
      Map<String, String> unreadable,
      Optional<AccessTotals> totals,
      Remainder remainder) {
    this(groups, users, profiles, unreadable, totals, remainder, () -> {});
  }

  PartResult withLast(Runnable other) {
    return new PartResult(groups, users, profiles, unreadable, totals, remainder, other);
  }
}
