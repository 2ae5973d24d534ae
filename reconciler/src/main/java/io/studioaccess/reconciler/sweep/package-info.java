/**
 * The sweep: compares the directory and the domains with the ledger, and requests reconciles of the
 * users that differ. It never grants or revokes access itself.
 */
@NullMarked
package io.studioaccess.reconciler.sweep;

import org.jspecify.annotations.NullMarked;
