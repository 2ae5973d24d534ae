/** {@code studioctl homes}: the home directories that leavers left. */
@NullMarked
package io.studioaccess.studioctl.homes;

import org.jspecify.annotations.NullMarked;
