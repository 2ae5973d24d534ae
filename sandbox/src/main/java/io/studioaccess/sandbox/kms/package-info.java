/** KMS keys, as far as the services that use them ask about their callers' rights. */
@NullMarked
package io.studioaccess.sandbox.kms;

import org.jspecify.annotations.NullMarked;
