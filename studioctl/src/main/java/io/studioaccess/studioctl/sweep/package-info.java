/** {@code studioctl sweep}: requests reconciles of users and waits for them. */
@NullMarked
package io.studioaccess.studioctl.sweep;

import org.jspecify.annotations.NullMarked;
