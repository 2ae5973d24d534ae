/** {@code studioctl sweep}: has the functions look at users, and follows them to the end. */
@NullMarked
package io.studioaccess.studioctl.sweep;

import org.jspecify.annotations.NullMarked;
