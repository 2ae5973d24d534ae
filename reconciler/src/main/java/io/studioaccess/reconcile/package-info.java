/** The loop over one user, and the ports it stands on. */
@NullMarked
package io.studioaccess.reconcile;

import org.jspecify.annotations.NullMarked;
