/**
 * What the directory says: who somebody is, which groups they are in, and what an event is about.
 * Knows {@code java.*} alone.
 */
@NullMarked
package io.studioaccess.reconciler.membership;

import org.jspecify.annotations.NullMarked;
