/** {@code studioctl dlq}: the dead-letter queues of all functions. */
@NullMarked
package io.studioaccess.studioctl.deadletters;

import org.jspecify.annotations.NullMarked;
