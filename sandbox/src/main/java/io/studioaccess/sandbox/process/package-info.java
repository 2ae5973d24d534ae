/** Processes that live no longer than the sandbox, and its threads. */
@NullMarked
package io.studioaccess.sandbox.process;

import org.jspecify.annotations.NullMarked;
