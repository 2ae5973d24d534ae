/** The edge: from what Lambda delivers to the loop, and the wiring of a function. */
@NullMarked
package io.studioaccess.lambda;

import org.jspecify.annotations.NullMarked;
