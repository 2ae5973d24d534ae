/**
 * Whole groups and everybody: compares what the directory and the domains hold with what the ledger
 * remembers, and names the users to look at. Decides nothing, gives nothing, takes nothing away.
 */
@NullMarked
package io.studioaccess.reconciler.sweep;

import org.jspecify.annotations.NullMarked;
