/** CloudFormation, as far as somebody looks at what is deployed. */
@NullMarked
package io.studioaccess.sandbox.cloudformation;

import org.jspecify.annotations.NullMarked;
