/** Who am I, and becoming somebody else. */
@NullMarked
package io.studioaccess.sandbox.sts;

import org.jspecify.annotations.NullMarked;
