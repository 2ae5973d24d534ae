/**
 * What a user should have: a pure function of memberships and mapping. Depends on {@code java.*}
 * only.
 */
@NullMarked
package io.studioaccess.reconciler.desired;

import org.jspecify.annotations.NullMarked;
