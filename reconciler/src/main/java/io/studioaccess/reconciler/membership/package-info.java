/**
 * The directory: users, their groups, and the events about them. Depends on {@code java.*} only.
 */
@NullMarked
package io.studioaccess.reconciler.membership;

import org.jspecify.annotations.NullMarked;
