/** The directory: IAM Identity Center's identity store. */
@NullMarked
package io.studioaccess.aws.identitystore;

import org.jspecify.annotations.NullMarked;
