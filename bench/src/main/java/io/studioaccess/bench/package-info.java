/** Measures the cost of a function's start and of an event: {@code make bench}. */
@NullMarked
package io.studioaccess.bench;

import org.jspecify.annotations.NullMarked;
