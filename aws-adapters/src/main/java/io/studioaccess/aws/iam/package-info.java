/** Policies of execution roles. */
@NullMarked
package io.studioaccess.aws.iam;

import org.jspecify.annotations.NullMarked;
