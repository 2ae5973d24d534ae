/**
 * {@code studioctl mapping}: the mapping as a file, checked, compared with the table and written
 * there.
 */
@NullMarked
package io.studioaccess.studioctl.mapping;

import org.jspecify.annotations.NullMarked;
