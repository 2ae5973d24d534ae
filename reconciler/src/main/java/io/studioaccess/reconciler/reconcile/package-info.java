/** The reconcile loop for one user, and its ports. */
@NullMarked
package io.studioaccess.reconciler.reconcile;

import org.jspecify.annotations.NullMarked;
