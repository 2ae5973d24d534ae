/** AWS on a laptop: starts and stops all parts of the sandbox. */
@NullMarked
package io.studioaccess.sandbox.stack;

import org.jspecify.annotations.NullMarked;
