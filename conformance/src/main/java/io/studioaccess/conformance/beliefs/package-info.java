/** What Studio Access assumes of AWS: one entry for each assumption, one file for each service. */
@NullMarked
package io.studioaccess.conformance.beliefs;

import org.jspecify.annotations.NullMarked;
