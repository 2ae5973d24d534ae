/** Mapping rows derived from group names. */
@NullMarked
package io.studioaccess.mapping.convention;

import org.jspecify.annotations.NullMarked;
