/** Combines the services behind one port. */
@NullMarked
package io.studioaccess.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
