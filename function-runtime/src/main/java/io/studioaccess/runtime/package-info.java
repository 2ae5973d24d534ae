/** The Lambda runtime of the functions: input handling, priming and beans. */
@NullMarked
package io.studioaccess.runtime;

import org.jspecify.annotations.NullMarked;
