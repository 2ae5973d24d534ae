/** IAM policies as the template writes them, evaluated as IAM does. */
@NullMarked
package io.studioaccess.sandbox.iam;

import org.jspecify.annotations.NullMarked;
