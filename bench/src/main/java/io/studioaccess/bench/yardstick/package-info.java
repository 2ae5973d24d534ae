/** A handler as plain as can be, to measure against. */
@NullMarked
package io.studioaccess.bench.yardstick;

import org.jspecify.annotations.NullMarked;
