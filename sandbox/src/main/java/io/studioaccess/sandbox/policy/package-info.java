/** IAM policies as the template writes them, evaluated as IAM does. */
@NullMarked
package io.studioaccess.sandbox.policy;

import org.jspecify.annotations.NullMarked;
