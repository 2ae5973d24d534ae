/** The loop over one user, and the ports it stands on. */
@NullMarked
package io.studioaccess.reconciler.reconcile;

import org.jspecify.annotations.NullMarked;
