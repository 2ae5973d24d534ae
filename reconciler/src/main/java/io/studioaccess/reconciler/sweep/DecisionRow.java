package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Decision;
import java.util.Optional;

/**
 * A decision as it lies in the ledger.
 *
 * @param key of its item
 * @param decision empty for one that cannot be read
 * @param problem why not
 * @param answered whether a sweep has written what it made of it
 */
public record DecisionRow(
    String key, Optional<Decision> decision, String problem, boolean answered) {}
