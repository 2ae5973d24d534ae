/** IAM's API for roles, and the roles themselves. */
@NullMarked
package io.studioaccess.sandbox.iam;

import org.jspecify.annotations.NullMarked;
