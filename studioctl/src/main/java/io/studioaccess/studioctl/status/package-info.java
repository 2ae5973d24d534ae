/** {@code studioctl status}: the state of the installation on one screen. */
@NullMarked
package io.studioaccess.studioctl.status;

import org.jspecify.annotations.NullMarked;
