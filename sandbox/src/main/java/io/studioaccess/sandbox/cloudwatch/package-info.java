/** CloudWatch, as far as somebody looks at alarms. */
@NullMarked
package io.studioaccess.sandbox.cloudwatch;

import org.jspecify.annotations.NullMarked;
