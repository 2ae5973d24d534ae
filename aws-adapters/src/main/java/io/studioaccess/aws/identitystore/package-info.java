/** The directory of IAM Identity Center. */
@NullMarked
package io.studioaccess.aws.identitystore;

import org.jspecify.annotations.NullMarked;
