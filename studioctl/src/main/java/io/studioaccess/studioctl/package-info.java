/**
 * The administrator's command line. It makes no decisions of its own: the classes of the functions
 * compute the desired state and the next step of each user.
 */
@NullMarked
package io.studioaccess.studioctl;

import org.jspecify.annotations.NullMarked;
