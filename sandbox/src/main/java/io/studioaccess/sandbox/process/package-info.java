/** Processes that live no longer than the sandbox. */
@NullMarked
package io.studioaccess.sandbox.process;

import org.jspecify.annotations.NullMarked;
