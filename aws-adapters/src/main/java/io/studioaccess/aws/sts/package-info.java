/** Sessions in the accounts of other domains. */
@NullMarked
package io.studioaccess.aws.sts;

import org.jspecify.annotations.NullMarked;
