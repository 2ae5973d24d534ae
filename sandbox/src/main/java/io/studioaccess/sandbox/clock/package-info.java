/** The sandbox's time: nothing in the stand-in reads any other clock. */
@NullMarked
package io.studioaccess.sandbox.clock;

import org.jspecify.annotations.NullMarked;
