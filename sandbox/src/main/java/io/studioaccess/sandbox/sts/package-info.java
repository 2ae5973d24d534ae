/** STS: the caller's identity, and sessions of roles. */
@NullMarked
package io.studioaccess.sandbox.sts;

import org.jspecify.annotations.NullMarked;
