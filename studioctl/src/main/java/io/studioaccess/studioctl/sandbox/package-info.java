/** The commands {@code studioctl sandbox}, which know the sandbox by its page only. */
@NullMarked
package io.studioaccess.studioctl.sandbox;

import org.jspecify.annotations.NullMarked;
