/** Options, input, output and errors of all commands. */
@NullMarked
package io.studioaccess.studioctl.console;

import org.jspecify.annotations.NullMarked;
