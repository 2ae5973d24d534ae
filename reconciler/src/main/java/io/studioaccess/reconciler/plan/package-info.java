/**
 * The plan: compares the desired with the observed state, as plain data. Depends on {@code java.*}
 * only.
 */
@NullMarked
package io.studioaccess.reconciler.plan;

import org.jspecify.annotations.NullMarked;
