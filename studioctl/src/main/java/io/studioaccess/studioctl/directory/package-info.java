/** Look-up of directory users by name. */
@NullMarked
package io.studioaccess.studioctl.directory;

import org.jspecify.annotations.NullMarked;
