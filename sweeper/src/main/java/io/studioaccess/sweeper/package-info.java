/**
 * The function that sweeps: it compares and requests reconciles, but never grants or revokes
 * access.
 */
@NullMarked
package io.studioaccess.sweeper;

import org.jspecify.annotations.NullMarked;
