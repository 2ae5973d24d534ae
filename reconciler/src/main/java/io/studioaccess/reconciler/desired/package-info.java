/**
 * What a user should have: a pure function of memberships and mapping. Knows {@code java.*} alone.
 */
@NullMarked
package io.studioaccess.reconciler.desired;

import org.jspecify.annotations.NullMarked;
