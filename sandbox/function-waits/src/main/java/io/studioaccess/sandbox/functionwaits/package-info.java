/** Lets a function's SDK wait for its retries without anybody else having to. */
@NullMarked
package io.studioaccess.sandbox.functionwaits;

import org.jspecify.annotations.NullMarked;
