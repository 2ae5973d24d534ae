/** {@code studioctl report}: who has what and why, for those who have to answer for it. */
@NullMarked
package io.studioaccess.studioctl.report;

import org.jspecify.annotations.NullMarked;
