/** The deployed stack, found by its name, and the ports of the functions put together for it. */
@NullMarked
package io.studioaccess.studioctl.stack;

import org.jspecify.annotations.NullMarked;
