package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Decision;
import java.util.Optional;

/**
 * A decision as stored in the ledger.
 *
 * @param key the key of its item
 * @param decision empty if the item is not legal
 * @param problem why the item is not legal
 * @param answered whether a sweep has written its answer
 */
public record DecisionRow(
    String key, Optional<Decision> decision, String problem, boolean answered) {}
