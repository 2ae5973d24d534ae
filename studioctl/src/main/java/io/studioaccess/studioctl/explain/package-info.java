/** {@code studioctl explain}: explains the access of a user. */
@NullMarked
package io.studioaccess.studioctl.explain;

import org.jspecify.annotations.NullMarked;
