/** The sandbox's clock. The stand-in reads no other clock. */
@NullMarked
package io.studioaccess.sandbox.clock;

import org.jspecify.annotations.NullMarked;
