/** Shortens the AWS SDK's waits inside a function. */
@NullMarked
package io.studioaccess.sandbox.functionwaits;

import org.jspecify.annotations.NullMarked;
