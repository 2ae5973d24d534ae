/** {@code studioctl held}: changes that wait for an administrator, and the word on them. */
@NullMarked
package io.studioaccess.studioctl.held;

import org.jspecify.annotations.NullMarked;
