/** Metrics, written as log lines in the embedded metric format. */
@NullMarked
package io.studioaccess.aws.cloudwatch;

import org.jspecify.annotations.NullMarked;
