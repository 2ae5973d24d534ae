/** {@code studioctl init}: prepares the first deployment of Studio Access. */
@NullMarked
package io.studioaccess.studioctl.init;

import org.jspecify.annotations.NullMarked;
