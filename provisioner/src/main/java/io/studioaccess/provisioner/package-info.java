/** The function that gives: profiles and roles. */
@NullMarked
package io.studioaccess.provisioner;

import org.jspecify.annotations.NullMarked;
