/** AWS reads that several commands share. */
@NullMarked
package io.studioaccess.studioctl.aws;

import org.jspecify.annotations.NullMarked;
