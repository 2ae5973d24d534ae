/** Sessions in the other accounts of domains. */
@NullMarked
package io.studioaccess.aws.sts;

import org.jspecify.annotations.NullMarked;
