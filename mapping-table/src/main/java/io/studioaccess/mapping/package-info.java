/**
 * Who gets which role: the rows that administrators own, and the types that everything else decides
 * with. Knows {@code java.*} alone.
 */
@NullMarked
package io.studioaccess.mapping;

import org.jspecify.annotations.NullMarked;
