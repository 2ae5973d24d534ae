/** CloudFormation's API for reading deployed stacks. */
@NullMarked
package io.studioaccess.sandbox.cloudformation;

import org.jspecify.annotations.NullMarked;
