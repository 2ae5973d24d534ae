/** Rows that follow from the names of groups. */
@NullMarked
package io.studioaccess.mapping.convention;

import org.jspecify.annotations.NullMarked;
