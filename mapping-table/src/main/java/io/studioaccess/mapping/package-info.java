/**
 * The mapping from groups to roles: the rows that administrators maintain, and the value types that
 * all other modules share. Depends on {@code java.*} only.
 */
@NullMarked
package io.studioaccess.mapping;

import org.jspecify.annotations.NullMarked;
