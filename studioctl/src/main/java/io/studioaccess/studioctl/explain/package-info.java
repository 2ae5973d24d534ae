/** {@code studioctl explain}: why a user has what they have. */
@NullMarked
package io.studioaccess.studioctl.explain;

import org.jspecify.annotations.NullMarked;
