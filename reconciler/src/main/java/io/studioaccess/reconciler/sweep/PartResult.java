package io.studioaccess.reconciler.sweep;

import java.util.Map;
import java.util.Optional;

/**
 * What one invocation of a sweep did.
 *
 * @param unreadable items of the ledger that could not be read
 * @param totals empty unless all records were read for them
 * @param remainder what is left, or failed
 */
record PartResult(
    int groups,
    int users,
    int profiles,
    Map<String, String> unreadable,
    Optional<AccessTotals> totals,
    Remainder remainder) {}
