/**
 * Plays a large company in the sandbox and measures what its changes cost: {@code make scale}, and
 * the price of it: {@code make cost}.
 */
@NullMarked
package io.studioaccess.scale;

import org.jspecify.annotations.NullMarked;
