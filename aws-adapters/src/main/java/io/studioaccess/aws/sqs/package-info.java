/** The queues of the three functions. */
@NullMarked
package io.studioaccess.aws.sqs;

import org.jspecify.annotations.NullMarked;
