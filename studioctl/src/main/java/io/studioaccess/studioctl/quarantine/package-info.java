/** {@code studioctl quarantine}: users whose access has ended. */
@NullMarked
package io.studioaccess.studioctl.quarantine;

import org.jspecify.annotations.NullMarked;
