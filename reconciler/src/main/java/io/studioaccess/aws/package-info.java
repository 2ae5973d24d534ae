/** The ports on AWS: one adapter per service. */
@NullMarked
package io.studioaccess.aws;

import org.jspecify.annotations.NullMarked;
