/** Outcome events. */
@NullMarked
package io.studioaccess.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
