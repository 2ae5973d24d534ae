/** {@code studioctl quarantine}: who waits for the deletion of their profile, and until when. */
@NullMarked
package io.studioaccess.studioctl.quarantine;

import org.jspecify.annotations.NullMarked;
