/** AWS on a laptop: one object that starts all parts of the sandbox and ends them again. */
@NullMarked
package io.studioaccess.sandbox.stack;

import org.jspecify.annotations.NullMarked;
