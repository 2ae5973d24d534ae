/** The sandbox's clock inside a function's process. */
@NullMarked
package io.studioaccess.sandbox.functionclock;

import org.jspecify.annotations.NullMarked;
