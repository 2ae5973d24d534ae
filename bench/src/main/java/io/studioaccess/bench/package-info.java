/** What a start and an event of a function cost: {@code make bench}. */
@NullMarked
package io.studioaccess.bench;

import org.jspecify.annotations.NullMarked;
