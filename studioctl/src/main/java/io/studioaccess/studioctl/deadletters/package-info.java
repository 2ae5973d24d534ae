/** {@code studioctl dlq}: what could not be handled, why, and what becomes of it. */
@NullMarked
package io.studioaccess.studioctl.deadletters;

import org.jspecify.annotations.NullMarked;
