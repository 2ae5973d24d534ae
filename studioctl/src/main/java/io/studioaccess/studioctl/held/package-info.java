/** {@code studioctl held}: decisions on held changes. */
@NullMarked
package io.studioaccess.studioctl.held;

import org.jspecify.annotations.NullMarked;
