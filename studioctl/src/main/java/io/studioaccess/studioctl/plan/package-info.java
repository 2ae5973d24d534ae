/** {@code studioctl plan}: what a sweep would do, without doing it. */
@NullMarked
package io.studioaccess.studioctl.plan;

import org.jspecify.annotations.NullMarked;
