/** {@code studioctl report}: which user has which access, and why. */
@NullMarked
package io.studioaccess.studioctl.report;

import org.jspecify.annotations.NullMarked;
