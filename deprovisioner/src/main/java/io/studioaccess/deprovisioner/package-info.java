/** The function that takes away: apps and profiles. */
@NullMarked
package io.studioaccess.deprovisioner;

import org.jspecify.annotations.NullMarked;
