/** CloudWatch's API for alarms. */
@NullMarked
package io.studioaccess.sandbox.cloudwatch;

import org.jspecify.annotations.NullMarked;
