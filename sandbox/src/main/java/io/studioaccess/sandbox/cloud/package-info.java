/** The services put together behind one port. */
@NullMarked
package io.studioaccess.sandbox.cloud;

import org.jspecify.annotations.NullMarked;
