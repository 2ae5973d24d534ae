/** {@code studioctl status}: how everything stands, on one screen. */
@NullMarked
package io.studioaccess.studioctl.status;

import org.jspecify.annotations.NullMarked;
