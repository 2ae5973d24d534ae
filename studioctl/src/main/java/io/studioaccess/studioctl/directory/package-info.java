/** The people of the directory, by the names that administrators know. */
@NullMarked
package io.studioaccess.studioctl.directory;

import org.jspecify.annotations.NullMarked;
