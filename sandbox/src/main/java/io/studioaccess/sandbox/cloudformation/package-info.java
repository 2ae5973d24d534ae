/** CloudFormation's API for reading deployed stacks, and for creating one. */
@NullMarked
package io.studioaccess.sandbox.cloudformation;

import org.jspecify.annotations.NullMarked;
