/** CloudWatch, as far as somebody looks at alarms. */
@NullMarked
package io.studioaccess.sandbox.alarms;

import org.jspecify.annotations.NullMarked;
