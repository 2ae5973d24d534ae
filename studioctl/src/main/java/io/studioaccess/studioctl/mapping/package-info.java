/**
 * {@code studioctl mapping}: validates row files, compares them with the mapping table and applies
 * them.
 */
@NullMarked
package io.studioaccess.studioctl.mapping;

import org.jspecify.annotations.NullMarked;
