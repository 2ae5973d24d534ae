/** {@code studioctl plan}: what a sweep would do. */
@NullMarked
package io.studioaccess.studioctl.plan;

import org.jspecify.annotations.NullMarked;
