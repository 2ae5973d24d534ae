/** {@code studioctl events}: what happens, as it happens. */
@NullMarked
package io.studioaccess.studioctl.events;

import org.jspecify.annotations.NullMarked;
