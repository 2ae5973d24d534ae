/** A minimal handler to compare with. */
@NullMarked
package io.studioaccess.bench.yardstick;

import org.jspecify.annotations.NullMarked;
