/** The edge: from what Lambda delivers to the loop, and the wiring of a function. */
@NullMarked
package io.studioaccess.runtime;

import org.jspecify.annotations.NullMarked;
