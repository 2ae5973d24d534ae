/** The deployed stack, and the functions' ports for it. */
@NullMarked
package io.studioaccess.studioctl.stack;

import org.jspecify.annotations.NullMarked;
