/** IAM roles and the API that reads them. */
@NullMarked
package io.studioaccess.sandbox.iam;

import org.jspecify.annotations.NullMarked;
