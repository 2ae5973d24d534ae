/** What every command shares towards the person, or the script, that runs it. */
@NullMarked
package io.studioaccess.studioctl.console;

import org.jspecify.annotations.NullMarked;
