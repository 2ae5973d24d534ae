/**
 * Tests of AWS's own answers. They know neither the sandbox nor a clock: they wait by {@link
 * io.studioaccess.conformance.aws.Waiter}, and whatever they create bears the run's prefix.
 */
@NullMarked
package io.studioaccess.conformance.contracts;

import org.jspecify.annotations.NullMarked;
